import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'secrets rotate by themselves',
  controls: ['CKV2_AWS_57', 'SecretsManager.1', 'AwsSolutions-SMG4'],
  violations: accompanied(
    'aws_secretsmanager_secret',
    { type: 'aws_secretsmanager_secret_rotation', through: 'secret_id' },
    'does not rotate by itself',
  ),
  compliant: samples({
    aws_secretsmanager_secret: {},
    aws_secretsmanager_secret_rotation: {
      secret_id: '${aws_secretsmanager_secret.sample.id}',
      rotation_rules: { automatically_after_days: 30 },
    },
  }),
  violating: samples({ aws_secretsmanager_secret: {} }),
};
