import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'backup vaults are encrypted with a key of ours',
  controls: ['CKV_AWS_166', 'Backup.1'],
  violations: every(
    'aws_backup_vault',
    ({ kms_key_arn }) => /aws_kms_key\./.test(kms_key_arn),
    'is encrypted with the key of AWS Backup',
  ),
  compliant: samples({ aws_backup_vault: { kms_key_arn: '${aws_kms_key.backup.arn}' } }),
  violating: samples({ aws_backup_vault: {} }),
};
