import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** A migration calls nothing in AWS, and has no role of its own. */
export const policy: Policy = {
  rule: 'a task has one role to be started with and another one, or none, for what it does',
  controls: ['CKV_AWS_249'],
  violations: every(
    'aws_ecs_task_definition',
    ({ execution_role_arn, task_role_arn }) =>
      execution_role_arn !== undefined && execution_role_arn !== task_role_arn,
    'lets the application do what only ECS needs',
  ),
  compliant: samples({
    aws_ecs_task_definition: {
      execution_role_arn: '${aws_iam_role.execution.arn}',
      task_role_arn: '${aws_iam_role.task.arn}',
    },
  }),
  violating: samples({
    aws_ecs_task_definition: {
      execution_role_arn: '${aws_iam_role.task.arn}',
      task_role_arn: '${aws_iam_role.task.arn}',
    },
  }),
};
