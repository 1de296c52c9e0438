import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'secrets that rotate do so every 90 days at least',
  controls: ['CKV_AWS_304', 'SecretsManager.4'],
  violations: every(
    'aws_secretsmanager_secret_rotation',
    ({ rotation_rules }) =>
      list<Block>(rotation_rules).some(({ automatically_after_days: days }) => days <= 90),
    'rotates too rarely',
  ),
  compliant: samples({
    aws_secretsmanager_secret_rotation: { rotation_rules: { automatically_after_days: 30 } },
  }),
  violating: samples({
    aws_secretsmanager_secret_rotation: { rotation_rules: { automatically_after_days: 365 } },
  }),
};
