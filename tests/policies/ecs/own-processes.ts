import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'tasks see no processes but their own',
  controls: ['CKV_AWS_335', 'ECS.3'],
  violations: every(
    'aws_ecs_task_definition',
    ({ pid_mode }) => pid_mode !== 'host',
    'sees the processes of its machine',
  ),
  compliant: samples({ aws_ecs_task_definition: {} }),
  violating: samples({ aws_ecs_task_definition: { pid_mode: 'host' } }),
};
