import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'file systems are backed up every day',
  controls: ['EFS.7'],
  violations: accompanied(
    'aws_efs_file_system',
    {
      type: 'aws_efs_backup_policy',
      through: 'file_system_id',
      obeys: (body) => /"ENABLED"/.test(JSON.stringify(body)),
    },
    'is not backed up',
  ),
  compliant: samples({
    aws_efs_file_system: {},
    aws_efs_backup_policy: {
      file_system_id: '${aws_efs_file_system.sample.id}',
      backup_policy: { status: 'ENABLED' },
    },
  }),
  violating: samples({
    aws_efs_file_system: {},
    aws_efs_backup_policy: {
      file_system_id: '${aws_efs_file_system.sample.id}',
      backup_policy: { status: 'DISABLED' },
    },
  }),
};
