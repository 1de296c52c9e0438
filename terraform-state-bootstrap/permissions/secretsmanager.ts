import { GENERATED_VARIABLES, secretNameOf } from '../../modules/secrets/settings';
import { regionalArn } from './arns';
import { keyUse } from './dependent-grants';
import type { Grant, PermissionsTable, Target } from './grant';

/** Passwords that Terraform reads back to write them into the database and into URLs. */
const DATABASE_PASSWORDS = ['database-master-password', 'database-application-password'];

/** Secrets whose values Terraform writes; an operator sets the values of third-party API keys. */
const WRITTEN = [...GENERATED_VARIABLES.map(secretNameOf), ...DATABASE_PASSWORDS];

/** `bmo-learning/prod`: prefix of the names of an environment's secrets. */
const path = ({ project, environment }: Target): string => `${project}/${environment}`;

const secrets = (target: Target): string => regionalArn(target, 'secretsmanager', `secret:${path(target)}/*`);

/** ARN of one secret: its name and the six characters that Secrets Manager appends. */
const secret = (target: Target, name: string): string =>
  regionalArn(target, 'secretsmanager', `secret:${path(target)}/${name}-??????`);

const readValues = (target: Target, names: readonly string[]): readonly Grant[] => [
  {
    access: 'read',
    actions: ['secretsmanager:GetSecretValue'],
    resources: names.map((name) => secret(target, name)),
  },
  keyUse(target, 'secretsmanager', 'read', ['kms:Decrypt']),
];

/**
 * AWS Secrets Manager.
 *
 * A plan reads values: the provider reads each version that it manages to find out whether it exists, and the passwords
 * of the database once more to write them into the database and the URLs. Terraform cannot read values that it does not
 * write.
 *
 * @see Terraform documentation, "Use write-only arguments"
 */
export const secretsmanagerPermissions: PermissionsTable = {
  aws_secretsmanager_secret: (target) => [
    {
      access: 'read',
      actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetResourcePolicy'],
      resources: [secrets(target)],
    },
    {
      access: 'write',
      actions: [
        'secretsmanager:CreateSecret',
        'secretsmanager:UpdateSecret',
        'secretsmanager:DeleteSecret',
        'secretsmanager:TagResource',
        'secretsmanager:UntagResource',
      ],
      resources: [secrets(target)],
    },
    // Secrets Manager encrypts the secret again when its key changes.
    keyUse(target, 'secretsmanager', 'write', ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']),
  ],
  aws_secretsmanager_secret_policy: (target) => [
    { access: 'read', actions: ['secretsmanager:GetResourcePolicy'], resources: [secrets(target)] },
    {
      access: 'write',
      actions: ['secretsmanager:PutResourcePolicy'],
      resources: [secrets(target)],
      condition: { Bool: { 'secretsmanager:BlockPublicPolicy': 'true' } },
    },
    { access: 'write', actions: ['secretsmanager:DeleteResourcePolicy'], resources: [secrets(target)] },
  ],
  aws_secretsmanager_secret_version: (target) => [
    ...readValues(target, WRITTEN),
    {
      access: 'write',
      actions: ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
      resources: WRITTEN.map((name) => secret(target, name)),
    },
    keyUse(target, 'secretsmanager', 'write', ['kms:Decrypt', 'kms:GenerateDataKey']),
  ],
  'data.aws_secretsmanager_secret_versions': (target) => [
    { access: 'read', actions: ['secretsmanager:ListSecretVersionIds'], resources: [secrets(target)] },
  ],
  'ephemeral.aws_secretsmanager_random_password': () => [
    { access: 'read', actions: ['secretsmanager:GetRandomPassword'], resources: ['*'] },
  ],
  'ephemeral.aws_secretsmanager_secret_version': (target) => readValues(target, DATABASE_PASSWORDS),
};
