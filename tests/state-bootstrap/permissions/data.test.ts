import { backupPermissions } from '../../../terraform-state-bootstrap/permissions/backup';
import { elasticachePermissions } from '../../../terraform-state-bootstrap/permissions/elasticache';
import { elasticfilesystemPermissions } from '../../../terraform-state-bootstrap/permissions/elasticfilesystem';
import { kmsPermissions } from '../../../terraform-state-bootstrap/permissions/kms';
import { rdsPermissions } from '../../../terraform-state-bootstrap/permissions/rds';
import { s3Permissions } from '../../../terraform-state-bootstrap/permissions/s3';
import { secretsmanagerPermissions } from '../../../terraform-state-bootstrap/permissions/secretsmanager';
import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';
import { isGranted } from './support/granted';
import { tagged, tagging, target } from './support/holder';
import { grantsOfTable, testActions, testSamples } from './support/samples';

const RDS = 'arn:aws:rds:us-east-2:123456789012';
const ELASTICACHE = 'arn:aws:elasticache:us-east-2:123456789012';
const SECRET = 'arn:aws:secretsmanager:us-east-2:123456789012:secret';
const KEY = 'arn:aws:kms:us-east-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ALIAS = 'arn:aws:kms:us-east-2:123456789012:alias';
const BACKUP = 'arn:aws:backup:us-east-2:123456789012';
const FILE_SYSTEM = 'arn:aws:elasticfilesystem:us-east-2:123456789012:file-system/fs-0123456789abcdef0';
const ROLE = 'arn:aws:iam::123456789012:role';

const OWN = tagged({ Stack: 'bmo-learning-prod-foundation' });
const OTHER = tagged({ Stack: 'bmo-learning-staging-foundation' });
const TAGS_OWN = tagging({ Stack: 'bmo-learning-prod-foundation' });
const via = (service: string) => ({ 'kms:ViaService': `${service}.us-east-2.amazonaws.com` });

describe('rds', () => {
  testActions(rdsPermissions);
  testSamples(rdsPermissions, {
    allowed: [
      ['rds:DescribeDBInstances', `${RDS}:db:db-ABCDEFGHIJKL`],
      ['rds:CreateDBInstance', `${RDS}:db:bmo-learning-prod-database`],
      ['rds:CreateDBInstance', `${RDS}:og:default:postgres-16`],
      ['rds:CreateDBInstance', `${RDS}:subgrp:bmo-learning-prod-database-subnets`],
      ['rds:ModifyDBInstance', `${RDS}:pg:bmo-learning-prod-database-pg16-20260101000000000000000001`],
      ['rds:DeleteDBInstance', `${RDS}:db:bmo-learning-prod-database-old1`],
      ['rds:CreateDBSnapshot', `${RDS}:snapshot:bmo-learning-prod-database-final`],
      ['kms:CreateGrant', KEY, { ...OWN, ...via('rds'), 'kms:GrantIsForAWSResource': 'true' }],
      ['kms:GenerateDataKey', KEY, { ...OWN, ...via('rds') }],
      [
        'iam:PassRole',
        `${ROLE}/bmo-learning-prod-database-rds-monitoring`,
        { 'iam:PassedToService': 'monitoring.rds.amazonaws.com' },
      ],
      [
        'iam:CreateServiceLinkedRole',
        `${ROLE}/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS`,
        { 'iam:AWSServiceName': 'rds.amazonaws.com' },
      ],
    ],
    denied: [
      ['rds:ModifyDBInstance', `${RDS}:db:bmo-learning-staging-database`],
      ['rds:DeleteDBInstance', `${RDS}:db:bmo-learning-staging-database`],
      // What the team may have created by hand.
      ['rds:ModifyDBInstance', `${RDS}:db:bmo-learning-prod`],
      ['rds:CreateDBInstance', 'arn:aws:rds:us-east-1:123456789012:db:bmo-learning-prod-database'],
      ['rds:DeleteDBSnapshot', `${RDS}:snapshot:bmo-learning-prod-database-final`],
      ['rds:RestoreDBInstanceFromDBSnapshot', `${RDS}:db:bmo-learning-prod-database`],
      ['kms:CreateGrant', KEY, { ...OWN, ...via('rds'), 'kms:GrantIsForAWSResource': 'false' }],
      ['kms:CreateGrant', KEY, { ...OTHER, ...via('rds'), 'kms:GrantIsForAWSResource': 'true' }],
      ['kms:Decrypt', KEY, OWN],
      [
        'iam:PassRole',
        `${ROLE}/bmo-learning-prod-database-rds-monitoring`,
        { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
      ],
    ],
  });
});

describe('elasticache', () => {
  testActions(elasticachePermissions);
  testSamples(elasticachePermissions, {
    allowed: [
      ['elasticache:CreateReplicationGroup', `${ELASTICACHE}:replicationgroup:bmo-learning-prod-redis`],
      ['elasticache:CreateReplicationGroup', `${ELASTICACHE}:parametergroup:bmo-learning-prod-redis-redis7`],
      ['elasticache:DescribeCacheClusters', `${ELASTICACHE}:cluster:bmo-learning-prod-redis-001`],
      ['elasticache:CreateSnapshot', `${ELASTICACHE}:snapshot:bmo-learning-prod-redis-final`],
      ['logs:CreateLogDelivery', '*'],
      [
        'ec2:CreateNetworkInterface',
        'arn:aws:ec2:us-east-2:123456789012:subnet/subnet-0123456789abcdef0',
        { 'aws:ViaAWSService': 'true' },
      ],
      ['kms:GenerateDataKey', KEY, { ...OWN, ...via('elasticache') }],
    ],
    denied: [
      ['elasticache:ModifyReplicationGroup', `${ELASTICACHE}:replicationgroup:bmo-learning-staging-redis`],
      ['elasticache:DeleteReplicationGroup', `${ELASTICACHE}:replicationgroup:bmo-learning-prod`],
      ['elasticache:DeleteSnapshot', `${ELASTICACHE}:snapshot:bmo-learning-prod-redis-final`],
      [
        'ec2:CreateNetworkInterface',
        'arn:aws:ec2:us-east-2:123456789012:subnet/subnet-0123456789abcdef0',
        { 'aws:ViaAWSService': 'false' },
      ],
      ['kms:GenerateDataKey', KEY, { ...OWN, ...via('rds') }],
    ],
  });
});

describe('s3', () => {
  const bucket = 'arn:aws:s3:::bmo-learning-prod-documents-123456789012';

  testActions(s3Permissions);
  testSamples(s3Permissions, {
    allowed: [
      ['s3:CreateBucket', bucket],
      ['s3:ListBucket', bucket],
      ['s3:GetBucketObjectLockConfiguration', bucket],
      ['s3:PutLifecycleConfiguration', bucket],
      ['s3:PutBucketCORS', bucket],
      ['s3:DeleteBucketPolicy', 'arn:aws:s3:::bmo-learning-prod-logs-123456789012'],
      ['s3:DeleteObjectVersion', `${bucket}/essay.pdf`],
    ],
    denied: [
      ['s3:GetObject', `${bucket}/essay.pdf`],
      ['s3:PutObject', `${bucket}/essay.pdf`],
      ['s3:PutBucketPolicy', 'arn:aws:s3:::bmo-learning-staging-documents-123456789012'],
      ['s3:ListBucket', 'arn:aws:s3:::bmo-learning-staging-documents-123456789012'],
      ['s3:PutBucketPolicy', 'arn:aws:s3:::bmo-learning-prod-documents'],
      ['s3:PutBucketPolicy', 'arn:aws:s3:::bmo-learning-prod-documents-210987654321'],
      ['s3:ListBucket', 'arn:aws:s3:::bmo-learning-terraform-state'],
      ['s3:PutBucketPolicy', 'arn:aws:s3:::bmo-learning-terraform-state'],
      ['s3:DeleteObject', 'arn:aws:s3:::bmo-learning-terraform-state/prod/terraform.tfstate'],
      ['s3:DeleteObjectVersion', 'arn:aws:s3:::bmo-learning-terraform-state-logs-123456789012/a'],
    ],
  });
});

describe('kms', () => {
  testActions(kmsPermissions);
  testSamples(kmsPermissions, {
    allowed: [
      ['kms:CreateKey', '*', TAGS_OWN],
      ['kms:TagResource', KEY, TAGS_OWN],
      ['kms:TagResource', KEY, { ...OWN, ...tagging({ Project: 'bmo-learning' }) }],
      ['kms:PutKeyPolicy', KEY, OWN],
      ['kms:ScheduleKeyDeletion', KEY.replace('us-east-2', 'us-east-1'), OWN],
      ['kms:DescribeKey', KEY],
      ['kms:CreateAlias', `${ALIAS}/bmo-learning-prod-database`],
      ['kms:CreateAlias', KEY, OWN],
      ['kms:EnableKeyRotation', KEY, OWN],
      // In the minutes in which KMS does not know the tags of a new key.
      ['kms:EnableKeyRotation', KEY],
      ['kms:CreateAlias', KEY],
    ],
    denied: [
      ['kms:CreateKey', '*'],
      ['kms:CreateKey', '*', tagging({ Stack: 'bmo-learning-staging-foundation' })],
      ['kms:TagResource', KEY, { ...OTHER, ...TAGS_OWN }],
      ['kms:PutKeyPolicy', KEY, OTHER],
      ['kms:PutKeyPolicy', KEY],
      ['kms:DisableKeyRotation', KEY],
      ['kms:ScheduleKeyDeletion', KEY],
      ['kms:EnableKeyRotation', KEY, OTHER],
      ['kms:ScheduleKeyDeletion', KEY, OTHER],
      ['kms:CreateAlias', KEY, OTHER],
      ['kms:UpdateAlias', `${ALIAS}/bmo-learning-staging-database`],
      ['kms:Decrypt', KEY, OWN],
      ['kms:CreateGrant', KEY, OWN],
    ],
  });
});

describe('secretsmanager', () => {
  const masterPassword = `${SECRET}:bmo-learning/prod/database-master-password-AbCdEf`;
  const databaseUrl = `${SECRET}:bmo-learning/prod/database-url-AbCdEf`;

  testActions(secretsmanagerPermissions);
  testSamples(secretsmanagerPermissions, {
    allowed: [
      ['secretsmanager:CreateSecret', `${SECRET}:bmo-learning/prod/openai-api-key-AbCdEf`],
      ['secretsmanager:ListSecretVersionIds', `${SECRET}:bmo-learning/prod/openai-api-key-AbCdEf`],
      ['secretsmanager:PutSecretValue', masterPassword],
      ['secretsmanager:GetRandomPassword', '*'],
      ['secretsmanager:PutResourcePolicy', masterPassword, { 'secretsmanager:BlockPublicPolicy': 'true' }],
      ['kms:GenerateDataKey', KEY, { ...OWN, ...via('secretsmanager') }],
    ],
    denied: [
      ['secretsmanager:GetSecretValue', `${SECRET}:bmo-learning/prod/openai-api-key-AbCdEf`],
      ['secretsmanager:PutSecretValue', `${SECRET}:bmo-learning/prod/openai-api-key-AbCdEf`],
      ['secretsmanager:GetSecretValue', `${SECRET}:bmo-learning/staging/database-master-password-AbCdEf`],
      ['secretsmanager:DeleteSecret', `${SECRET}:bmo-learning/staging/database-master-password-AbCdEf`],
      ['secretsmanager:GetSecretValue', `${SECRET}:bmo-learning/prod/database-master-password-of-x-AbCdEf`],
      ['secretsmanager:PutResourcePolicy', masterPassword, { 'secretsmanager:BlockPublicPolicy': 'false' }],
      ['kms:Decrypt', KEY, OWN],
      ['kms:Decrypt', KEY, { ...OTHER, ...via('secretsmanager') }],
    ],
  });

  const { foundation } = synthesizeEnvironment(shipped.prod);
  const secrets = foundation.resources('aws_secretsmanager_secret');
  const written = Object.values(foundation.resources('aws_secretsmanager_secret_version')).map(
    ({ secret_id }) => /aws_secretsmanager_secret\.([^.]+)\.arn/.exec(secret_id)?.[1],
  );
  const grants = grantsOfTable(secretsmanagerPermissions);

  it.each(Object.entries(secrets))('reads the value of %s if Terraform writes it', async (name, secret) => {
    const arn = `${SECRET}:${secret['name']}-AbCdEf`;
    expect(await isGranted(grants, ['secretsmanager:GetSecretValue', arn])).toBe(written.includes(name));
  });

  it('reads the master password back, and no other value, for the database', async () => {
    const ephemeral = secretsmanagerPermissions['ephemeral.aws_secretsmanager_secret_version'];
    const readBack = ephemeral?.(target('prod', 'foundation')) ?? [];
    expect(await isGranted(readBack, ['secretsmanager:GetSecretValue', masterPassword])).toBe(true);
    expect(await isGranted(readBack, ['secretsmanager:GetSecretValue', databaseUrl])).toBe(false);
  });

  it('plans with values that it reads, and changes none', () => {
    const reads = grants.filter(({ access }) => access === 'read').flatMap(({ actions }) => actions);
    expect([...new Set(reads)].sort()).toEqual([
      'kms:Decrypt',
      'secretsmanager:DescribeSecret',
      'secretsmanager:GetRandomPassword',
      'secretsmanager:GetResourcePolicy',
      'secretsmanager:GetSecretValue',
      'secretsmanager:ListSecretVersionIds',
    ]);
  });
});

/** Production with a key of every class. */
const everySwitch = {
  ...shipped.prod,
  vectorStore: { enabled: true, reason: 'Its key is tested', infrequentAccessAfterDays: 30 } as const,
};

describe('customer keys, with the policies that they are created with', () => {
  const { foundation } = synthesizeEnvironment(everySwitch);
  const policyOf = (dataClass: string): object =>
    JSON.parse(
      String(foundation.at(`aws_kms_key.${dataClass}-key`)['policy']).replaceAll(
        /\$\{data\.aws_caller_identity\.[^}]*\}/g,
        '123456789012',
      ),
    );

  it.each([
    ['database', 'rds', rdsPermissions, 'kms:GenerateDataKey'],
    ['redis', 'elasticache', elasticachePermissions, 'kms:GenerateDataKey'],
    ['secrets', 'secretsmanager', secretsmanagerPermissions, 'kms:GenerateDataKey'],
    ['secrets', 'secretsmanager', secretsmanagerPermissions, 'kms:Decrypt'],
    ['backup', 'backup', backupPermissions, 'kms:GenerateDataKey'],
    [
      'vector-store',
      'elasticfilesystem',
      elasticfilesystemPermissions,
      'kms:GenerateDataKeyWithoutPlaintext',
    ],
  ])('%s: through %s and in no other way', async (dataClass, service, table, action) => {
    const grants = grantsOfTable(table);
    const policy = policyOf(dataClass);
    expect(await isGranted(grants, [action, KEY, { ...OWN, ...via(service) }], policy)).toBe(true);
    // KMS takes up to five minutes until the tags of a new key count.
    expect(await isGranted(grants, [action, KEY, via(service)], policy)).toBe(true);
    expect(await isGranted(grants, [action, KEY, { ...OTHER, ...via(service) }], policy)).toBe(false);
    expect(await isGranted(grants, [action, KEY, { ...OWN, ...via('s3') }], policy)).toBe(false);
    expect(await isGranted(grants, [action, KEY, OWN], policy)).toBe(false);
  });

  it.each([
    'kms:DescribeKey',
    'kms:EnableKeyRotation',
    'kms:GetKeyPolicy',
    'kms:GetKeyRotationStatus',
    'kms:ListResourceTags',
    'kms:PutKeyPolicy',
    'kms:ScheduleKeyDeletion',
    'kms:CreateAlias',
    'kms:DeleteAlias',
  ])('%s is left to IAM', async (action) => {
    expect(await isGranted(grantsOfTable(kmsPermissions), [action, KEY, OWN], policyOf('logs'))).toBe(true);
  });
});

describe('backup', () => {
  const plan = `${BACKUP}:backup-plan:01234567-89ab-cdef-0123-456789abcdef`;
  const restores = `${BACKUP}:restore-testing-plan:bmo_learning_prod_restores-01234567`;
  const recoveryPoint = `${BACKUP}:recovery-point:01234567-89AB-CDEF-0123-456789ABCDEF`;

  testActions(backupPermissions);
  testSamples(backupPermissions, {
    allowed: [
      ['backup:CreateBackupVault', `${BACKUP}:backup-vault:bmo-learning-prod-backups`],
      ['backup:PutBackupVaultLockConfiguration', `${BACKUP}:backup-vault:bmo-learning-prod-backups`],
      ['backup-storage:MountCapsule', '*'],
      ['backup:CreateBackupPlan', plan, TAGS_OWN],
      ['backup:CreateBackupSelection', plan, OWN],
      ['backup:CreateRestoreTestingSelection', restores],
      ['backup:DeleteRecoveryPoint', recoveryPoint, OWN],
      ['kms:CreateGrant', KEY, { ...OWN, ...via('backup'), 'kms:GrantIsForAWSResource': 'true' }],
      ['iam:PassRole', `${ROLE}/bmo-learning-prod-backup`, { 'iam:PassedToService': 'backup.amazonaws.com' }],
      [
        'iam:PassRole',
        `${ROLE}/bmo-learning-prod-restore`,
        { 'iam:PassedToService': 'backup.amazonaws.com' },
      ],
    ],
    denied: [
      ['backup:DeleteBackupVault', `${BACKUP}:backup-vault:bmo-learning-staging-backups`],
      ['backup:PutBackupVaultAccessPolicy', `${BACKUP}:backup-vault:bmo-learning-staging-backups`],
      ['backup:UpdateBackupPlan', plan, OTHER],
      ['backup:DeleteBackupSelection', plan, OTHER],
      ['backup:DeleteRestoreTestingPlan', restores.replace('prod', 'staging')],
      ['backup:DeleteRecoveryPoint', recoveryPoint, OTHER],
      ['backup:StartRestoreJob', recoveryPoint, OWN],
      [
        'iam:PassRole',
        `${ROLE}/bmo-learning-prod-ai-task`,
        { 'iam:PassedToService': 'backup.amazonaws.com' },
      ],
    ],
  });
});

describe('elasticfilesystem', () => {
  const created = { ...TAGS_OWN, 'elasticfilesystem:CreateAction': 'CreateFileSystem' };

  testActions(elasticfilesystemPermissions);
  testSamples(elasticfilesystemPermissions, {
    allowed: [
      ['elasticfilesystem:CreateFileSystem', '*', { ...TAGS_OWN, 'elasticfilesystem:Encrypted': 'true' }],
      ['elasticfilesystem:TagResource', FILE_SYSTEM, created],
      ['elasticfilesystem:CreateAccessPoint', FILE_SYSTEM, OWN],
      ['elasticfilesystem:CreateMountTarget', FILE_SYSTEM, OWN],
      ['elasticfilesystem:DescribeMountTargets', FILE_SYSTEM],
      ['kms:GenerateDataKeyWithoutPlaintext', KEY, { ...OWN, ...via('elasticfilesystem') }],
    ],
    denied: [
      ['elasticfilesystem:CreateFileSystem', '*', { ...TAGS_OWN, 'elasticfilesystem:Encrypted': 'false' }],
      ['elasticfilesystem:TagResource', FILE_SYSTEM, TAGS_OWN],
      ['elasticfilesystem:DeleteFileSystem', FILE_SYSTEM, OTHER],
      ['elasticfilesystem:PutFileSystemPolicy', FILE_SYSTEM, OTHER],
      ['elasticfilesystem:CreateMountTarget', FILE_SYSTEM, OTHER],
      ['elasticfilesystem:ClientMount', FILE_SYSTEM, OWN],
    ],
  });
});
