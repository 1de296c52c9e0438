import { containersIn } from '../support/containers';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'containers are written as JSON, which the rules here can read',
  controls: [],
  violations: every(
    'aws_ecs_task_definition',
    (task) => (containersIn(task)?.length ?? 0) > 0,
    'has containers that no rule can read',
  ),
  compliant: samples({
    aws_ecs_task_definition: {
      container_definitions: '[{"image":"${var.images["app"]}:1","stopTimeout":${var.seconds}}]',
    },
  }),
  violating: samples({ aws_ecs_task_definition: { container_definitions: '${jsonencode(var.containers)}' } }),
};
