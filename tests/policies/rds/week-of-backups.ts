import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases can be restored to any second of the last week',
  controls: ['RDS.11'],
  violations: every(
    'aws_db_instance',
    ({ backup_retention_period: days }) => days >= 7,
    'keeps its backups for less than a week',
  ),
  compliant: samples({ aws_db_instance: { backup_retention_period: 7 } }),
  violating: samples({ aws_db_instance: { backup_retention_period: 1 } }),
};
