import { type Policies, samples } from './support/policy';
import { requires, requiresCompanion } from './support/requirements';
import { every } from './support/resources';
import { everyStatement, namesPrincipals, policySample } from './support/statements';

const ADMINISTERS = /^(\*|kms:(\*|Put.*|Create.*|ScheduleKeyDeletion))$/;
/** Actions that include CreateGrant. */
const GRANTS = /^(\*|kms:(\*|Create\*|CreateG.*))$/;
const USES = /^(\*|kms:(\*|Encrypt|Decrypt|ReEncrypt.*|GenerateDataKey.*))$/;
const DECRYPTS = /^(\*|kms:(\*|Decrypt|ReEncrypt.*|GenerateDataKey.*))$/;

/** Conditions that hold a service to an account. */
const BINDS_SERVICE = /^(kms:encryptioncontext:|aws:source(account|arn)$)/;

/** Whether a value names this account, itself or in an ARN. */
const namesAccount = (value: string): boolean => value.includes('account_id}');

const ROOT = { AWS: 'arn:aws:iam::123456789012:root' };
const LOGS = { Service: 'logs.us-east-2.amazonaws.com' };

export const policies: Policies = {
  'administration-apart': {
    rule: 'no statement of a key lets the same principals administer and decrypt',
    controls: [],
    violations: everyStatement(
      'aws_kms_key',
      ({ actions }) =>
        !(actions.some((action) => ADMINISTERS.test(action)) && actions.some((action) => USES.test(action))),
      'mixes administration and use',
    ),
    compliant: policySample('aws_kms_key', { Principal: ROOT, Action: 'kms:PutKeyPolicy' }),
    violating: policySample('aws_kms_key', { Principal: ROOT, Action: 'kms:*' }),
  },
  alias: {
    rule: 'keys have an alias',
    controls: [],
    ...requiresCompanion('aws_kms_key', { type: 'aws_kms_alias', through: 'target_key_id' }, 'has no alias'),
  },
  'deletion-window': {
    rule: 'a deleted key can be brought back for 30 days',
    controls: ['KMS.3'],
    ...requires('aws_kms_key', { deletion_window_in_days: 30 }, 'is gone in less than 30 days'),
  },
  enabled: {
    rule: 'keys are enabled',
    controls: ['CKV_AWS_227'],
    violations: every('aws_kms_key', ({ is_enabled = true }) => is_enabled === true, 'is disabled'),
    compliant: samples({ aws_kms_key: {} }),
    violating: samples({ aws_kms_key: { is_enabled: false } }),
  },
  'no-everybody': {
    rule: 'key policies name the principals that they allow',
    controls: ['CKV_AWS_33', 'KMS.5'],
    violations: everyStatement('aws_kms_key', namesPrincipals, 'allows every principal'),
    compliant: policySample('aws_kms_key', { Principal: ROOT }),
    violating: policySample('aws_kms_key', { Principal: { AWS: '*' }, Action: 'kms:Decrypt' }),
  },
  'no-lockout': {
    rule: 'the account cannot lose access to its keys',
    controls: [],
    violations: every(
      'aws_kms_key',
      ({ bypass_policy_lockout_safety_check: bypassed }) => bypassed !== true,
      'can lock the account out',
    ),
    compliant: samples({ aws_kms_key: {} }),
    violating: samples({ aws_kms_key: { bypass_policy_lockout_safety_check: true } }),
  },
  policy: {
    rule: 'keys have a policy of their own',
    controls: ['CKV2_AWS_64'],
    violations: every('aws_kms_key', ({ policy }) => Boolean(policy), 'has the default policy'),
    compliant: policySample('aws_kms_key', {}),
    violating: samples({ aws_kms_key: {} }),
  },
  rotation: {
    rule: 'keys rotate every year',
    controls: ['CKV_AWS_7', 'KMS.4', 'AwsSolutions-KMS5'],
    ...requires('aws_kms_key', { enable_key_rotation: true }, 'does not rotate'),
  },
  /** The confused deputy problem: without a condition, the service acts on behalf of any account. */
  'grants-for-services': {
    rule: 'grants on a key are created for AWS services only: a grant of somebody else permits decryption',
    controls: [],
    violations: everyStatement(
      'aws_kms_key',
      ({ actions, conditions }) =>
        !actions.some((action) => GRANTS.test(action)) ||
        (conditions['kms:grantisforawsresource'] ?? []).join() === 'true',
      'lets principals grant the use of the key',
    ),
    compliant: policySample('aws_kms_key', {
      Principal: ROOT,
      Action: 'kms:CreateGrant',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
    violating: policySample('aws_kms_key', { Principal: ROOT, Action: 'kms:Create*' }),
  },
  'services-for-this-account': {
    rule: 'services use keys for what belongs to this account',
    controls: [],
    violations: everyStatement(
      'aws_kms_key',
      ({ services, conditions }) =>
        services.length === 0 ||
        Object.entries(conditions).some(
          ([key, values]) => BINDS_SERVICE.test(key) && values.every(namesAccount),
        ),
      'allows a service on behalf of any account',
    ),
    compliant: policySample('aws_kms_key', {
      Principal: LOGS,
      Action: 'kms:Decrypt',
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn':
            'arn:aws:logs:us-east-2:${data.aws_caller_identity.account.account_id}:*',
        },
      },
    }),
    violating: policySample('aws_kms_key', { Principal: LOGS, Action: 'kms:Decrypt', Condition: {} }),
  },
  'use-through-services': {
    rule: 'data is decrypted through the service that holds it, never by a bare call to KMS',
    controls: [],
    violations: everyStatement(
      'aws_kms_key',
      ({ principals, actions, conditions }) =>
        principals.length === 0 ||
        !actions.some((action) => DECRYPTS.test(action)) ||
        'kms:viaservice' in conditions,
      'lets principals decrypt outside of services',
    ),
    compliant: policySample('aws_kms_key', {
      Principal: ROOT,
      Action: 'kms:Decrypt',
      Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-2.amazonaws.com' } },
    }),
    violating: policySample('aws_kms_key', { Principal: ROOT, Action: 'kms:Decrypt', Condition: {} }),
  },
};
