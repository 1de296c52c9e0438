import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'nobody opens a shell in a running container',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ enable_execute_command }) => enable_execute_command !== true,
    'lets whoever may execute commands read its secrets',
  ),
  compliant: samples({ aws_ecs_service: { enable_execute_command: false } }),
  violating: samples({ aws_ecs_service: { enable_execute_command: true } }),
};
