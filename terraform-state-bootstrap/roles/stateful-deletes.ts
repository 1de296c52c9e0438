import { CANARY_CODE_PREFIX } from '../../modules/s3/log-prefixes';

/** Deletes a DB instance, and with it the backups that are its own. */
export const DELETE_DATABASE = 'rds:DeleteDBInstance';

/** Deletes a version of an object, so that nothing brings it back. */
export const DELETE_OBJECT_VERSION = 's3:DeleteObjectVersion';

/** Code of the environment's canary: the only objects that Terraform writes, and the only ones that it may delete. */
export const canaryCodeArn = ({ prefix }: { readonly prefix: string }, accountId: string): string =>
  `arn:aws:s3:::${prefix}-logs-${accountId}/${CANARY_CODE_PREFIX}/*`;

/**
 * Calls that delete what no apply can create again: data, its copies, and the keys that encrypt it. The roles of a
 * protected environment are denied them, whatever else they are granted.
 *
 * Not listed: what an apply creates again without a loss, such as a VPC, a load balancer or a role; log groups, whose
 * events are in the log archive and which are deleted with their service; and `s3:DeleteObject`, which adds a delete
 * marker to an object of a versioned bucket.
 */
export const STATEFUL_DELETES = [
  'backup:DeleteBackupVault',
  'backup:DeleteBackupVaultLockConfiguration',
  'backup:DeleteRecoveryPoint',
  'dynamodb:DeleteTable',
  'ecr:BatchDeleteImage',
  'ecr:DeleteRepository',
  'elasticache:DeleteCacheCluster',
  'elasticache:DeleteReplicationGroup',
  'elasticache:DeleteSnapshot',
  'elasticfilesystem:DeleteFileSystem',
  'kms:DisableKey',
  'kms:ScheduleKeyDeletion',
  'rds:DeleteDBCluster',
  'rds:DeleteDBClusterAutomatedBackup',
  'rds:DeleteDBClusterSnapshot',
  DELETE_DATABASE,
  'rds:DeleteDBInstanceAutomatedBackup',
  'rds:DeleteDBSnapshot',
  's3:DeleteBucket',
  DELETE_OBJECT_VERSION,
  'secretsmanager:DeleteSecret',
] as const;
