import type { PolicyStatement } from '../../modules/shared/policy-document';
import type { StateBackend } from '../../modules/shared/state-location';
import { backupStatements } from './boundary-backup';
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

const refusals = ({ accountId, state }: BoundaryProps): PolicyStatement[] => [
  deny('NoIdentities', ['account:*', 'iam:*', 'organizations:*', 'sts:AssumeRole*'], ['*']),
  deny(
    'NoStates',
    ['dynamodb:*', 's3:*'],
    [`arn:aws:s3:::${state.bucket}`, `arn:aws:s3:::${state.bucket}/*`, lockTableArn(state, accountId)],
  ),
];
