import { behaviorsOf } from '../support/distributions';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'every answer of a distribution has the headers of a policy of the stack',
  controls: ['CKV2_AWS_32'],
  violations: every(
    'aws_cloudfront_distribution',
    (distribution) =>
      behaviorsOf(distribution).every(({ response_headers_policy_id }) =>
        /aws_cloudfront_response_headers_policy\./.test(response_headers_policy_id),
      ),
    'answers without them',
  ),
  compliant: samples({
    aws_cloudfront_distribution: {
      default_cache_behavior: {
        response_headers_policy_id: '${aws_cloudfront_response_headers_policy.sample.id}',
      },
    },
  }),
  violating: samples({ aws_cloudfront_distribution: { default_cache_behavior: {} } }),
};
