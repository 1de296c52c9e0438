/**
 * Calls that lose what no configuration can bring back: data, its copies, and the keys it is encrypted with.
 * The roles of a protected environment are refused them, whatever else they are granted.
 *
 * Not among them: what an apply builds again without a loss, such as a VPC, a load balancer or a role; log groups,
 * whose events are in the log archive and which go whenever a service does; and `s3:DeleteObject`, which hides an
 * object of a versioned bucket and loses nothing.
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
  'rds:DeleteDBInstance',
  'rds:DeleteDBInstanceAutomatedBackup',
  'rds:DeleteDBSnapshot',
  's3:DeleteBucket',
  's3:DeleteObjectVersion',
  'secretsmanager:DeleteSecret',
] as const;
