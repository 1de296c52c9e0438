import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'distributions are in use',
  controls: ['CKV_AWS_216'],
  violations: every('aws_cloudfront_distribution', ({ enabled }) => enabled === true, 'is switched off'),
  compliant: samples({ aws_cloudfront_distribution: { enabled: true } }),
  violating: samples({ aws_cloudfront_distribution: { enabled: false } }),
};
