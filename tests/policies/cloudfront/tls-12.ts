import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'distributions refuse TLS before 1.2 and weak ciphers',
  controls: ['CKV_AWS_174', 'CloudFront.15', 'AwsSolutions-CFR4'],
  violations: every(
    'aws_cloudfront_distribution',
    ({ viewer_certificate }) =>
      /^TLSv1\.(2_2021|2_2025|3_2025)$/.test(block(viewer_certificate)['minimum_protocol_version']),
    'accepts weak TLS',
  ),
  compliant: samples({
    aws_cloudfront_distribution: { viewer_certificate: { minimum_protocol_version: 'TLSv1.2_2021' } },
  }),
  violating: samples({
    aws_cloudfront_distribution: { viewer_certificate: { minimum_protocol_version: 'TLSv1' } },
  }),
};
