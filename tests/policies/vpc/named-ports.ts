import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** checkov reads `protocol`, which these resources do not have, and accepts `ip_protocol` -1. */
export const policy: Policy = {
  rule: 'rules of security groups name a protocol and one port',
  controls: ['CKV_AWS_382', 'CKV_AWS_277'],
  violations: every(
    ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'],
    ({ ip_protocol, from_port, to_port }) =>
      ['tcp', 'udp'].includes(ip_protocol) && from_port > 0 && from_port === to_port,
    'is for more than one port',
  ),
  compliant: samples({
    aws_vpc_security_group_egress_rule: { ip_protocol: 'tcp', from_port: 443, to_port: 443 },
  }),
  violating: samples({ aws_vpc_security_group_egress_rule: { ip_protocol: '-1' } }),
};
