import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'distributions have a page to show at their root',
  controls: ['CKV_AWS_305', 'CloudFront.1'],
  violations: every(
    'aws_cloudfront_distribution',
    ({ default_root_object }) => Boolean(default_root_object),
    'leaves the root to its origin',
  ),
  compliant: samples({ aws_cloudfront_distribution: { default_root_object: 'index.html' } }),
  violating: samples({ aws_cloudfront_distribution: {} }),
};
