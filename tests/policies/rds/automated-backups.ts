import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases are backed up every day',
  controls: ['CKV_AWS_133', 'AwsSolutions-RDS13'],
  violations: every(
    'aws_db_instance',
    ({ backup_retention_period: days }) => days >= 1 && days <= 35,
    'is not backed up',
  ),
  compliant: samples({ aws_db_instance: { backup_retention_period: 7 } }),
  violating: samples({ aws_db_instance: { backup_retention_period: 0 } }),
};
