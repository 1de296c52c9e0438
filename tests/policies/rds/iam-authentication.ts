import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'operators can connect to databases as IAM roles',
  controls: ['CKV_AWS_161', 'RDS.10'],
  violations: every(
    'aws_db_instance',
    ({ iam_database_authentication_enabled: enabled }) => enabled === true,
    'knows passwords only',
  ),
  compliant: samples({ aws_db_instance: { iam_database_authentication_enabled: true } }),
  violating: samples({ aws_db_instance: {} }),
};
