import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'what databases wait for, statements included, is encrypted with a key of ours',
  controls: ['CKV_AWS_354'],
  violations: every(
    'aws_db_instance',
    ({ performance_insights_kms_key_id: key }) => Boolean(key),
    'records waits under the key of RDS',
  ),
  compliant: samples({ aws_db_instance: { performance_insights_kms_key_id: '${aws_kms_key.database.arn}' } }),
  violating: samples({ aws_db_instance: {} }),
};
