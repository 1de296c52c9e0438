import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** The default is X86_64, on which an image for ARM64 ends with "exec format error". */
export const policy: Policy = {
  rule: 'tasks say which processor their images are for',
  controls: [],
  violations: every(
    'aws_ecs_task_definition',
    ({ runtime_platform }) => block(runtime_platform)['cpu_architecture'] !== undefined,
    'leaves the processor to chance',
  ),
  compliant: samples({ aws_ecs_task_definition: { runtime_platform: { cpu_architecture: 'ARM64' } } }),
  violating: samples({ aws_ecs_task_definition: {} }),
};
