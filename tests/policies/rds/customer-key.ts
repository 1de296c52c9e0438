import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases are encrypted with a key of ours, whose policy says who may use it',
  controls: [],
  violations: every(
    'aws_db_instance',
    ({ kms_key_id }) => /aws_kms_key\./.test(kms_key_id),
    'is encrypted with the key of RDS',
  ),
  compliant: samples({ aws_db_instance: { kms_key_id: '${aws_kms_key.database.arn}' } }),
  violating: samples({ aws_db_instance: {} }),
};
