import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'secrets are encrypted with a key of ours',
  controls: ['CKV_AWS_149'],
  violations: every(
    'aws_secretsmanager_secret',
    ({ kms_key_id }) => /aws_kms_key\./.test(kms_key_id),
    'is encrypted with the key of Secrets Manager',
  ),
  compliant: samples({ aws_secretsmanager_secret: { kms_key_id: '${aws_kms_key.secrets.arn}' } }),
  violating: samples({ aws_secretsmanager_secret: { kms_key_id: 'alias/aws/secretsmanager' } }),
};
