import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'an apply waits for its certificates to be issued',
  controls: [],
  violations: accompanied(
    'aws_acm_certificate',
    { type: 'aws_acm_certificate_validation', through: 'certificate_arn' },
    'is waited for by nobody',
  ),
  compliant: samples({
    aws_acm_certificate: {},
    aws_acm_certificate_validation: { certificate_arn: '${aws_acm_certificate.sample.arn}' },
  }),
  violating: samples({ aws_acm_certificate: {} }),
};
