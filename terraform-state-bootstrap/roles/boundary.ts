import type { PolicyStatement } from '../../modules/shared/policy-document';
import type { StateBackend } from '../../modules/shared/state-location';
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
 * What any role that the stacks create can ever do: tasks and what starts them, Enhanced Monitoring, AWS Backup for
 * RDS, S3 and EFS, flow logs, the log archive, Slack. Most of it names the environment's resources; where a name
 * says nothing, as with keys, the role's own policy does.
 *
 * Whoever may create roles could otherwise give one what they are refused themselves. Therefore nothing here
 * deletes what holds data, except what AWS Backup made itself.
 *
 * The refusals at the end hold against resource policies, too: those can reach past what a boundary leaves out.
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
  allow(
    'LookAtLogsAndMetrics',
    [
      'cloudwatch:DescribeAlarms',
      'cloudwatch:GetMetric*',
      'cloudwatch:ListMetrics',
      'logs:DescribeLogGroups',
    ],
    ['*'],
  ),
];

/** How AWS Backup begins the names of what it restores on trial. */
const RESTORED_ON_TRIAL = 'awsbackup-restore-test-*';

/**
 * Of what AWS's policies for AWS Backup allow, what snapshots of RDS, backups of S3 and EFS, and their restores
 * need. Left out: other services, continuous backups, and deleting anything but what AWS Backup made.
 * `s3:DeleteObject`, which a task needs for documents as well, hides an object and deletes no version.
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
    [`arn:aws:s3:::${environment.prefix}-*`, `arn:aws:s3:::${RESTORED_ON_TRIAL}`],
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
  allow('EndTrials', ['rds:DeleteDBInstance'], [`arn:aws:rds:*:${accountId}:db:${RESTORED_ON_TRIAL}`]),
];

const refusals = ({ accountId, state }: BoundaryProps): PolicyStatement[] => [
  deny('NoIdentities', ['account:*', 'iam:*', 'organizations:*', 'sts:AssumeRole*'], ['*']),
  deny(
    'NoStates',
    ['dynamodb:*', 's3:*'],
    [`arn:aws:s3:::${state.bucket}`, `arn:aws:s3:::${state.bucket}/*`, lockTableArn(state, accountId)],
  ),
];
