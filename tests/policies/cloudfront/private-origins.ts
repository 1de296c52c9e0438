import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list, refersTo, resourcesOf } from '../support/resources';

const endpointOf = ({ vpc_origin_endpoint_config }: Block): string =>
  block(vpc_origin_endpoint_config)['arn'];

const behind = (internal: boolean): Block =>
  samples({
    aws_lb: { internal },
    aws_cloudfront_vpc_origin: { vpc_origin_endpoint_config: { arn: '${aws_lb.sample.arn}' } },
    aws_cloudfront_distribution: {
      origin: [{ vpc_origin_config: { vpc_origin_id: '${aws_cloudfront_vpc_origin.sample.id}' } }],
    },
  });

export const policy: Policy = {
  rule: 'nobody reaches an origin around CloudFront',
  controls: [],
  violations: every(
    'aws_cloudfront_distribution',
    ({ origin }, _, stack) =>
      list<Block>(origin).every(
        ({ origin_access_control_id, vpc_origin_config }) =>
          origin_access_control_id !== undefined ||
          resourcesOf(stack, 'aws_cloudfront_vpc_origin').some(
            ([address, endpoint]) =>
              refersTo(block(vpc_origin_config)['vpc_origin_id'], address) &&
              resourcesOf(stack, 'aws_lb').some(
                ([balancer, { internal }]) => internal === true && refersTo(endpointOf(endpoint), balancer),
              ),
          ),
      ),
    'has an origin that the internet reaches',
  ),
  compliant: behind(true),
  violating: behind(false),
};
