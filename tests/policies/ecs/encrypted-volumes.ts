import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'volumes on EFS are mounted over TLS',
  controls: ['CKV_AWS_97', 'ECS.18'],
  violations: every(
    'aws_ecs_task_definition',
    ({ volume }) =>
      list<Block>(volume)
        .flatMap(({ efs_volume_configuration }) => list<Block>(efs_volume_configuration))
        .every(({ transit_encryption }) => transit_encryption === 'ENABLED'),
    'mounts a file system without TLS',
  ),
  compliant: samples({
    aws_ecs_task_definition: { volume: [{ efs_volume_configuration: { transit_encryption: 'ENABLED' } }] },
  }),
  violating: samples({
    aws_ecs_task_definition: { volume: [{ efs_volume_configuration: { file_system_id: 'fs-1' } }] },
  }),
};
