import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'certificates renew themselves: their domain is proven by a record',
  controls: [],
  violations: every(
    'aws_acm_certificate',
    ({ validation_method }) => validation_method === 'DNS',
    'waits for somebody to answer a mail',
  ),
  compliant: samples({ aws_acm_certificate: { validation_method: 'DNS' } }),
  violating: samples({ aws_acm_certificate: { validation_method: 'EMAIL' } }),
};
