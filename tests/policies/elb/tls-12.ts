import { everyTlsListener } from '../support/listeners';
import { type Policy, samples } from '../support/policy';

/** The policies with `Ext` in their name admit ciphers without forward secrecy. */
const STRONG = /^ELBSecurityPolicy-TLS13-1-[23]-(?!Ext)/;

export const policy: Policy = {
  rule: 'listeners refuse TLS before 1.2 and weak ciphers',
  controls: ['CKV_AWS_103', 'CKV2_AWS_74', 'ELB.17'],
  violations: everyTlsListener(({ ssl_policy }) => STRONG.test(ssl_policy), 'accepts weak TLS'),
  compliant: samples({
    aws_lb_listener: { protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' },
  }),
  violating: samples({ aws_lb_listener: { protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-2016-08' } }),
};
