import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'a certificate is replaced by one that exists before it goes',
  controls: ['CKV_AWS_233'],
  violations: every(
    'aws_acm_certificate',
    ({ lifecycle }) => lifecycle?.create_before_destroy === true,
    'cannot be replaced while it is in use',
  ),
  compliant: samples({ aws_acm_certificate: { lifecycle: { create_before_destroy: true } } }),
  violating: samples({ aws_acm_certificate: {} }),
};
