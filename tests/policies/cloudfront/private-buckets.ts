import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

/** An origin without any other configuration is a bucket. */
const isBucket = ({ custom_origin_config, vpc_origin_config }: Block): boolean =>
  custom_origin_config === undefined && vpc_origin_config === undefined;

export const policy: Policy = {
  rule: 'buckets are read by CloudFront with an identity of its own',
  controls: ['CKV2_AWS_46', 'CloudFront.13', 'AwsSolutions-CFR7'],
  violations: every(
    'aws_cloudfront_distribution',
    ({ origin }) =>
      list<Block>(origin)
        .filter(isBucket)
        .every(({ origin_access_control_id }) => origin_access_control_id !== undefined),
    'reads a bucket as anybody',
  ),
  compliant: samples({ aws_cloudfront_distribution: { origin: [{ origin_access_control_id: 'oac' }] } }),
  violating: samples({
    aws_cloudfront_distribution: { origin: [{ domain_name: 'assets.s3.us-east-2.amazonaws.com' }] },
  }),
};
