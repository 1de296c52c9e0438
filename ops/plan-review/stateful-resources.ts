/**
 * Types of resources whose content another apply cannot restore, and what is lost with one. A change that
 * destroys or replaces one stops the review; see `docs/delivery.md`. Log groups are not among them: they go whenever a
 * service does, and production archives what is in them.
 */
export const STATEFUL_RESOURCES: Readonly<Record<string, string>> = {
  aws_backup_vault: 'the backups in it are the way back from every other loss',
  aws_db_instance: 'the database in it is lost up to the last snapshot',
  aws_dynamodb_table: 'the items in it are lost',
  aws_ecr_repository: 'the images in it are what a rollback runs',
  aws_efs_file_system: 'the files in it are lost',
  aws_eip: 'the IP address may be on allow lists of third parties, and AWS does not give it back',
  aws_elasticache_replication_group: 'the jobs that wait in it are lost',
  aws_kms_key: 'whatever was encrypted with it can never be read again',
  aws_s3_bucket: 'the objects in it are lost',
  aws_secretsmanager_secret:
    'a value that was set by hand is lost, and the name cannot be used again during the recovery window',
};
