import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const STATEFUL = [
  'aws_db_instance',
  'aws_elasticache_replication_group',
  'aws_s3_bucket',
  'aws_efs_file_system',
  'aws_kms_key',
  'aws_backup_vault',
];

export const policy: Policy = {
  rule: 'what holds data, or the key to it, is not destroyed by a plan',
  controls: [],
  violations: every(
    STATEFUL,
    ({ lifecycle }) => lifecycle?.prevent_destroy === true,
    'can be destroyed by a plan',
  ),
  compliant: samples({ aws_db_instance: { lifecycle: { prevent_destroy: true } } }),
  violating: samples({ aws_db_instance: {} }),
};
