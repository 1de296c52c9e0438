import { behaviorsOf } from '../support/distributions';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'distributions answer over TLS only',
  controls: ['CKV_AWS_34', 'CloudFront.3'],
  violations: every(
    'aws_cloudfront_distribution',
    (distribution) =>
      behaviorsOf(distribution).every(({ viewer_protocol_policy }) =>
        ['redirect-to-https', 'https-only'].includes(viewer_protocol_policy),
      ),
    'answers without TLS',
  ),
  compliant: samples({
    aws_cloudfront_distribution: { default_cache_behavior: { viewer_protocol_policy: 'redirect-to-https' } },
  }),
  violating: samples({
    aws_cloudfront_distribution: { default_cache_behavior: { viewer_protocol_policy: 'allow-all' } },
  }),
};
