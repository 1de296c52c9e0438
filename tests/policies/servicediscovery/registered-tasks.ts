import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';

export const policy: Policy = {
  rule: 'behind every name there are tasks',
  controls: [],
  violations: every(
    'aws_service_discovery_service',
    (_, address, stack) =>
      resourcesOf(stack, 'aws_ecs_service').some(([, { service_registries }]) =>
        refersTo(block(service_registries)['registry_arn'], address),
      ),
    'is a name that nothing answers to',
  ),
  compliant: samples({
    aws_service_discovery_service: {},
    aws_ecs_service: { service_registries: { registry_arn: '${aws_service_discovery_service.sample.arn}' } },
  }),
  violating: samples({ aws_service_discovery_service: {}, aws_ecs_service: {} }),
};
