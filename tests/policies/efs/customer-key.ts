import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'file systems are encrypted with a key of ours',
  controls: ['CKV_AWS_184'],
  violations: every(
    'aws_efs_file_system',
    ({ kms_key_id }) => /aws_kms_key\./.test(kms_key_id),
    'is encrypted with the key of EFS',
  ),
  compliant: samples({ aws_efs_file_system: { kms_key_id: '${aws_kms_key.store.arn}' } }),
  violating: samples({ aws_efs_file_system: {} }),
};
