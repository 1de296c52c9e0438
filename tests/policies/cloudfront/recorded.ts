import { type Policy, samples } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';

/** Standard logging of the second version needs no bucket with ACLs. */
export const policy: Policy = {
  rule: 'distributions record their requests, in whichever way',
  controls: [],
  violations: every(
    'aws_cloudfront_distribution',
    ({ logging_config }, address, stack) =>
      logging_config !== undefined ||
      resourcesOf(stack, 'aws_cloudwatch_log_delivery_source').some(
        ([, { resource_arn, log_type }]) => refersTo(resource_arn, address) && log_type === 'ACCESS_LOGS',
      ),
    'records no requests',
  ),
  compliant: samples({
    aws_cloudfront_distribution: {},
    aws_cloudwatch_log_delivery_source: {
      resource_arn: '${aws_cloudfront_distribution.sample.arn}',
      log_type: 'ACCESS_LOGS',
    },
  }),
  violating: samples({ aws_cloudfront_distribution: {} }),
};
