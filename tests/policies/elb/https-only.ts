import { redirects } from '../support/listeners';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'listeners speak TLS, or send the client to one that does',
  controls: ['CKV_AWS_2', 'CKV2_AWS_20', 'ELB.1', 'ELB.18'],
  violations: every(
    'aws_lb_listener',
    (listener) => listener['protocol'] === 'HTTPS' || redirects(listener),
    'answers without TLS',
  ),
  compliant: {
    resource: {
      aws_lb_listener: {
        https: { protocol: 'HTTPS', default_action: [{ type: 'fixed-response' }] },
        http: { protocol: 'HTTP', default_action: [{ type: 'redirect', redirect: { protocol: 'HTTPS' } }] },
      },
    },
  },
  violating: samples({ aws_lb_listener: { protocol: 'HTTP', default_action: [{ type: 'forward' }] } }),
};
