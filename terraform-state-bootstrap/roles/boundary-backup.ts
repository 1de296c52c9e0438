import type { PolicyStatement } from '../../modules/shared/policy-document';
import { allow } from './effects';
import type { RolesEnvironment } from './names';

/** How AWS Backup begins the names of what it restores on trial. */
const RESTORED_ON_TRIAL = 'awsbackup-restore-test-*';

/**
 * Of what AWS's policies for AWS Backup allow, what snapshots of RDS, backups of S3 and EFS, and their restores
 * need. Left out: other services, continuous backups, and deleting anything but what AWS Backup made.
 * `s3:DeleteObject`, which a task needs for documents as well, hides an object and deletes no version.
 *
 * @see AWS Backup Developer Guide, "Managed policies for AWS Backup" and "Restore testing"
 */
export const backupStatements = ({
  environment,
  accountId,
}: {
  readonly environment: RolesEnvironment;
  readonly accountId: string;
}): PolicyStatement[] => [
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
