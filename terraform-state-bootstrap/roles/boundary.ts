import type { PolicyStatement } from '../../modules/shared/policy-document';
import type { StateBackend } from '../../modules/shared/state-location';
import { CANARY_NAMESPACE } from '../../modules/synthetics/canary-names';
import { allow, deny } from './effects';
import type { RolesEnvironment } from './names';
import { lockTableArn } from './state-access';

export interface BoundaryProps {
  readonly environment: RolesEnvironment;
  /** 12-digit id of this account. */
  readonly accountId: string;
  readonly state: StateBackend;
}

/**
 * Permissions boundary: the most that a role of the stacks can ever do. It covers ECS tasks, Enhanced Monitoring, AWS
 * Backup for RDS, S3 and EFS, flow logs, the log archive and Slack. Most statements name the environment's resources;
 * where names do not identify them, as with keys, the role's own policy does.
 *
 * Without the boundary, a role that may create roles could give them permissions that it is denied itself. Therefore
 * nothing here deletes data, except what AWS Backup created.
 *
 * The deny statements at the end also hold against resource policies, which can permit more than a boundary does.
 *
 * @see IAM User Guide, "Permissions boundaries for IAM entities"
 */
export const boundaryStatements = (props: BoundaryProps): readonly PolicyStatement[] => [
  ...taskStatements(props),
  ...deliveryStatements(props),
  ...backupStatements(props),
  ...refusals(props),
];

const taskStatements = ({ environment, accountId }: BoundaryProps): PolicyStatement[] => [
  allow(
    'PullImages',
    [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetAuthorizationToken',
      'ecr:GetDownloadUrlForLayer',
    ],
    ['*'],
  ),
  allow(
    'ReadSecrets',
    ['secretsmanager:GetSecretValue'],
    [`arn:aws:secretsmanager:*:${accountId}:secret:${environment.project}/${environment.name}/*`],
  ),
  allow('OpenShells', ['ssmmessages:*'], ['*']),
  allow('MountFileSystems', ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'], ['*']),
  allow(
    'UseKeys',
    ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    ['*'],
  ),
  allow('GrantKeysToServices', ['kms:CreateGrant'], ['*'], {
    Bool: { 'kms:GrantIsForAWSResource': 'true' },
  }),
];

const deliveryStatements = ({ environment, accountId }: BoundaryProps): PolicyStatement[] => [
  allow(
    'WriteLogs',
    [
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogStreams',
      'logs:GetLogEvents',
      'logs:PutLogEvents',
      'logs:PutRetentionPolicy',
    ],
    [`arn:aws:logs:*:${accountId}:log-group:*`],
  ),
  allow(
    'ArchiveLogs',
    ['firehose:PutRecord', 'firehose:PutRecordBatch'],
    [`arn:aws:firehose:*:${accountId}:deliverystream/${environment.prefix}*`],
  ),
  allow('PublishCanaryMetrics', ['cloudwatch:PutMetricData'], ['*'], {
    StringEquals: { 'cloudwatch:namespace': CANARY_NAMESPACE },
  }),
  allow(
    'ReadLogsAndMetrics',
    [
      'cloudwatch:DescribeAlarms',
      'cloudwatch:GetMetric*',
      'cloudwatch:ListMetrics',
      'logs:DescribeLogGroups',
    ],
    ['*'],
  ),
];

/** Prefix of the names of what AWS Backup restores in restore tests. */
const RESTORE_TEST = 'awsbackup-restore-test-*';

/**
 * The part of AWS's managed policies for AWS Backup that snapshots of RDS, backups of S3 and EFS, and their restores
 * need. Left out: other services, continuous backups, and deletes of anything that AWS Backup did not create.
 * `s3:DeleteObject`, which tasks need for documents, adds a delete marker and deletes no version.
 *
 * @see AWS Backup Developer Guide, "Managed policies for AWS Backup" and "Restore testing"
 */
const backupStatements = ({ environment, accountId }: BoundaryProps): PolicyStatement[] => [
  allow(
    'UseBuckets',
    [
      's3:AbortMultipartUpload',
      's3:CreateBucket',
      's3:DeleteObject',
      's3:Get*',
      's3:List*',
      's3:PutBucketNotification',
      's3:PutBucketOwnershipControls',
      's3:PutBucketVersioning',
      's3:PutInventoryConfiguration',
      's3:PutObject*',
    ],
    [`arn:aws:s3:::${environment.prefix}-*`, `arn:aws:s3:::${RESTORE_TEST}`],
  ),
  allow(
    'WatchBuckets',
    ['events:*Rule', 'events:*Targets', 'events:ListTargetsByRule'],
    [`arn:aws:events:*:${accountId}:rule/AwsBackupManagedRule*`],
  ),
  allow(
    'BackUpAndRestore',
    [
      'backup:Copy*',
      'backup:Describe*',
      'backup:List*',
      'backup:StartRestoreJob',
      'backup:TagResource',
      'ec2:Describe*',
      'elasticfilesystem:Backup',
      'elasticfilesystem:CreateFileSystem',
      'elasticfilesystem:Describe*',
      'elasticfilesystem:Restore',
      'elasticfilesystem:TagResource',
      'events:ListRules',
      'rds:AddTagsToResource',
      'rds:CopyDBSnapshot',
      'rds:CreateDBSnapshot',
      'rds:Describe*',
      'rds:ListTagsForResource',
      'rds:RestoreDBInstanceFromDBSnapshot',
      's3:ListAllMyBuckets',
      'tag:GetResources',
    ],
    ['*'],
  ),
  allow(
    'ExpireSnapshots',
    ['rds:DeleteDBSnapshot', 'rds:ModifyDBSnapshotAttribute'],
    [`arn:aws:rds:*:${accountId}:snapshot:awsbackup:*`],
  ),
  allow('DeleteRestoreTests', ['rds:DeleteDBInstance'], [`arn:aws:rds:*:${accountId}:db:${RESTORE_TEST}`]),
];

const refusals = ({ accountId, state }: BoundaryProps): PolicyStatement[] => [
  deny('DenyIdentities', ['account:*', 'iam:*', 'organizations:*', 'sts:AssumeRole*'], ['*']),
  deny(
    'DenyStates',
    ['dynamodb:*', 's3:*'],
    [`arn:aws:s3:::${state.bucket}`, `arn:aws:s3:::${state.bucket}/*`, lockTableArn(state, accountId)],
  ),
];
