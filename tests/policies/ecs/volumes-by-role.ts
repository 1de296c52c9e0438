import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: "volumes on EFS are mounted through an access point, with the task's role",
  controls: [],
  violations: every(
    'aws_ecs_task_definition',
    ({ volume }) =>
      list<Block>(volume)
        .flatMap(({ efs_volume_configuration }) => list<Block>(efs_volume_configuration))
        .map(({ authorization_config }) => block(authorization_config))
        .every(({ iam, access_point_id }) => iam === 'ENABLED' && access_point_id !== undefined),
    'mounts a file system as anybody',
  ),
  compliant: samples({
    aws_ecs_task_definition: {
      volume: [
        {
          efs_volume_configuration: {
            authorization_config: { iam: 'ENABLED', access_point_id: '${aws_efs_access_point.store.id}' },
          },
        },
      ],
    },
  }),
  violating: samples({
    aws_ecs_task_definition: { volume: { efs_volume_configuration: { file_system_id: 'fs-1' } } },
  }),
};
