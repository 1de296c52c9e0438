import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** ECS starts a task in the other zone before it stops one, so it needs room for one more. */
export const policy: Policy = {
  rule: 'tasks spread over the zones again after one was lost',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ availability_zone_rebalancing, deployment_maximum_percent }) =>
      availability_zone_rebalancing === 'ENABLED' || deployment_maximum_percent <= 100,
    'stays where it was started',
  ),
  compliant: samples({ aws_ecs_service: { availability_zone_rebalancing: 'ENABLED' } }),
  violating: samples({ aws_ecs_service: { deployment_maximum_percent: 200 } }),
};
