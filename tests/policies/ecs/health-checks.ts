import type { Block } from '../../support/terraform-configuration';
import { everyContainer, isServed, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';

const served = (container: Block): Block => ({
  resource: {
    ...oneContainer(container)['resource'],
    aws_ecs_service: { sample: { task_definition: '${aws_ecs_task_definition.sample.arn}' } },
  },
});

/** A task that runs once, such as a migration, ends by itself. */
export const policy: Policy = {
  rule: 'every container of a service has a health check',
  controls: [],
  violations: everyContainer(
    ({ healthCheck }, { task }, stack) =>
      !isServed(task, stack) || (healthCheck?.command?.length > 1 && healthCheck.command[0] !== 'NONE'),
    'is never checked',
  ),
  compliant: served({ healthCheck: { command: ['CMD-SHELL', 'curl -fsS http://127.0.0.1:3000/health'] } }),
  violating: served({}),
};
