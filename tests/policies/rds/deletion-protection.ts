import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases refuse to be deleted',
  controls: ['CKV_AWS_293', 'RDS.8', 'AwsSolutions-RDS10'],
  violations: every(
    'aws_db_instance',
    ({ deletion_protection }) => deletion_protection === true,
    'can be deleted',
  ),
  compliant: samples({ aws_db_instance: { deletion_protection: true } }),
  violating: samples({ aws_db_instance: {} }),
};
