import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** What writes to one file must not run twice: its deployments may not start a task first. */
export const policy: Policy = {
  rule: 'deployments start new tasks before they stop old ones, unless two must never meet',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ deployment_minimum_healthy_percent, deployment_maximum_percent }) =>
      deployment_minimum_healthy_percent === 100 || deployment_maximum_percent <= 100,
    'answers less while it is deployed',
  ),
  compliant: samples({
    aws_ecs_service: { deployment_minimum_healthy_percent: 100, deployment_maximum_percent: 200 },
  }),
  violating: samples({
    aws_ecs_service: { deployment_minimum_healthy_percent: 50, deployment_maximum_percent: 200 },
  }),
};
