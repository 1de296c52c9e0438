import type { Block } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { requiresCompanion, requiresOwnKey } from './support/requirements';
import { accompanied, every, list, resourcesOf } from './support/resources';
import { document, statementsIn } from './support/statements';

const DENY_OTHER_ACCOUNTS = document({
  Effect: 'Deny',
  Principal: '*',
  Action: 'secretsmanager:*',
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:PrincipalAccount': '123456789012' } },
});

/** Arguments of any resource that hold a secret value. */
const SECRET_ARGUMENTS = [
  'password',
  'master_password',
  'secret_string',
  'secret_binary',
  'auth_token',
  'passwords',
  'secret',
];

/** Resources that are a secret value. */
const SECRET_RESOURCES = /^(random_password|random_string|tls_private_key|aws_iam_access_key)\./;

export const policies: Policies = {
  'customer-key': {
    rule: 'secrets are encrypted with a customer managed key',
    controls: ['CKV_AWS_149'],
    ...requiresOwnKey(
      'aws_secretsmanager_secret',
      'kms_key_id',
      'is encrypted with the key of Secrets Manager',
    ),
  },
  'own-account-only': {
    rule: 'secrets are denied to other accounts',
    controls: [],
    violations: accompanied(
      'aws_secretsmanager_secret',
      {
        type: 'aws_secretsmanager_secret_policy',
        through: 'secret_arn',
        obeys: ({ block_public_policy, policy: text }) =>
          block_public_policy === true &&
          statementsIn(text).some(
            ({ effect, principals, conditions }) =>
              effect === 'Deny' && principals.includes('*') && 'aws:principalaccount' in conditions,
          ),
      },
      'can be shared with other accounts',
    ),
    compliant: samples({
      aws_secretsmanager_secret: {},
      aws_secretsmanager_secret_policy: {
        secret_arn: '${aws_secretsmanager_secret.sample.arn}',
        block_public_policy: true,
        policy: DENY_OTHER_ACCOUNTS,
      },
    }),
    violating: samples({
      aws_secretsmanager_secret: {},
      aws_secretsmanager_secret_policy: {
        secret_arn: '${aws_secretsmanager_secret.sample.arn}',
        block_public_policy: true,
        policy: document({ Principal: '*' }),
      },
    }),
  },
  'recovery-window': {
    rule: 'deleted secrets can be brought back for a week',
    controls: [],
    violations: every(
      'aws_secretsmanager_secret',
      ({ recovery_window_in_days: days }) => days >= 7,
      'is gone at once when it is deleted',
    ),
    compliant: samples({ aws_secretsmanager_secret: { recovery_window_in_days: 30 } }),
    violating: samples({ aws_secretsmanager_secret: { recovery_window_in_days: 0 } }),
  },
  rotation: {
    rule: 'secrets rotate by themselves',
    controls: ['CKV2_AWS_57', 'SecretsManager.1', 'AwsSolutions-SMG4'],
    ...requiresCompanion(
      'aws_secretsmanager_secret',
      { type: 'aws_secretsmanager_secret_rotation', through: 'secret_id' },
      'does not rotate by itself',
    ),
  },
  'numbered-values': {
    rule: 'write-only arguments have a version, which changes when their value does',
    controls: [],
    violations: (stack) =>
      resourcesOf(stack).flatMap(([address, body]) =>
        Object.keys(body)
          .filter((argument) => argument.endsWith('_wo') && !(body[`${argument}_version`] >= 1))
          .map((argument) => ({ address, problem: `has ${argument} without a number` })),
      ),
    compliant: samples({ aws_db_instance: { password_wo: '${ephemeral.a.b.c}', password_wo_version: 1 } }),
    violating: samples({ aws_db_instance: { password_wo: '${ephemeral.a.b.c}' } }),
  },
  'rotation-schedule': {
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
  },
  /** Write-only arguments end in `_wo`; their values are in no state and in no plan. */
  'values-outside-the-state': {
    rule: 'no secret value is an argument that Terraform keeps in its state',
    controls: [],
    violations: (stack) =>
      resourcesOf(stack).flatMap(([address, body]) =>
        Object.keys(body)
          .filter((argument) => SECRET_ARGUMENTS.includes(argument) || SECRET_RESOURCES.test(address))
          .map((argument) => ({ address, problem: `has ${argument}, which the state keeps` })),
      ),
    compliant: samples({
      aws_secretsmanager_secret_version: {
        secret_string_wo: '${ephemeral.a.b.c}',
        secret_string_wo_version: 1,
      },
    }),
    violating: samples({
      aws_secretsmanager_secret_version: { secret_string: '${random_password.sample.result}' },
    }),
  },
};
