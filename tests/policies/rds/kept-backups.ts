import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'automated backups outlive their database',
  controls: [],
  violations: every(
    'aws_db_instance',
    ({ delete_automated_backups }) => delete_automated_backups === false,
    'takes its backups along',
  ),
  compliant: samples({ aws_db_instance: { delete_automated_backups: false } }),
  violating: samples({ aws_db_instance: {} }),
};
