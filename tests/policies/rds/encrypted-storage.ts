import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases are encrypted',
  controls: ['CKV_AWS_16', 'RDS.3', 'AwsSolutions-RDS2'],
  violations: every(
    'aws_db_instance',
    ({ storage_encrypted }) => storage_encrypted === true,
    'is not encrypted',
  ),
  compliant: samples({ aws_db_instance: { storage_encrypted: true } }),
  violating: samples({ aws_db_instance: {} }),
};
