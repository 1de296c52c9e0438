import { type Policy, samples } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';

const target = { resource_id: 'service/bmo-learning-prod/${aws_ecs_service.sample.name}' };

export const policy: Policy = {
  rule: 'an apply does not undo what autoscaling did',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ lifecycle }, address, stack) =>
      lifecycle?.ignore_changes?.includes('desired_count') ||
      !resourcesOf(stack, 'aws_appautoscaling_target').some(([, { resource_id }]) =>
        refersTo(resource_id, address),
      ),
    'gets its first number of tasks back with every apply',
  ),
  compliant: samples({
    aws_ecs_service: { desired_count: 2, lifecycle: { ignore_changes: ['desired_count'] } },
    aws_appautoscaling_target: target,
  }),
  violating: samples({ aws_ecs_service: { desired_count: 2 }, aws_appautoscaling_target: target }),
};
