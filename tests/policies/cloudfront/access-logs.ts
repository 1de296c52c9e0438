import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'distributions record their requests in a bucket, by the standard logging that checkov knows',
  controls: ['CKV_AWS_86', 'CloudFront.5', 'AwsSolutions-CFR3'],
  violations: every(
    'aws_cloudfront_distribution',
    ({ logging_config }) => block(logging_config)['bucket'] !== undefined,
    'records no requests in this way',
  ),
  compliant: samples({
    aws_cloudfront_distribution: { logging_config: { bucket: 'logs.s3.us-east-2.amazonaws.com' } },
  }),
  violating: samples({ aws_cloudfront_distribution: {} }),
};
