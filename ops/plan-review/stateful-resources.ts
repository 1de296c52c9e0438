/** A type of resource whose content another apply cannot restore. */
export interface StatefulResource {
  /** What is lost with one. */
  readonly loss: string;
  /** What brings it back after all, as long as AWS keeps it. */
  readonly wayBack: string;
}

/**
 * Types of resources whose content another apply cannot restore. A change that destroys or replaces one stops the review; see
 * `docs/delivery.md`. Log groups are not among them: they go whenever a service does, and production archives what is in them.
 */
export const STATEFUL_RESOURCES: Readonly<Record<string, StatefulResource>> = {
  aws_backup_vault: {
    loss: 'the backups in it are the way back from every other loss',
    wayBack: 'nothing: AWS deletes a vault only when it is empty',
  },
  aws_db_instance: {
    loss: 'the database in it is lost up to the last snapshot',
    wayBack: 'its final snapshot or a recovery point: docs/runbooks/data.md#restore-the-database',
  },
  aws_dynamodb_table: {
    loss: 'the items in it are lost',
    wayBack: 'a restore to a point in time of the last 35 days, if it had point-in-time recovery',
  },
  aws_ecr_repository: {
    loss: 'the images in it are what a rollback runs',
    wayBack: 'another build of the commits, or the images of another environment',
  },
  aws_efs_file_system: {
    loss: 'the files in it are lost',
    wayBack: 'a recovery point in the backup vault',
  },
  aws_eip: {
    loss: 'the IP address may be on allow lists of third parties, and AWS does not give it back',
    wayBack: 'nothing, as a rule: AWS gives another IP address',
  },
  aws_elasticache_replication_group: {
    loss: 'the jobs that wait in it are lost',
    wayBack: 'its final snapshot: `snapshot_name` of a new group',
  },
  aws_kms_key: {
    loss: 'whatever was encrypted with it can never be read again',
    wayBack: '`aws kms cancel-key-deletion` and `terraform import`, during its recovery window',
  },
  aws_s3_bucket: {
    loss: 'the objects in it are lost',
    wayBack: 'a recovery point in the backup vault, of buckets that are backed up',
  },
  aws_secretsmanager_secret: {
    loss: 'a value that was set by hand is lost, and the name cannot be used again during the recovery window',
    wayBack: '`aws secretsmanager restore-secret` and `terraform import`, during its recovery window',
  },
};
