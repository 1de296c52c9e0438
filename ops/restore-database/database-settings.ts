import type { RestoreDBInstanceFromDBSnapshotMessage } from '@aws-sdk/client-rds';
import { z } from 'zod';
import { UserError } from '../../modules/shared/user-error';
import type { State } from '../toolbox/state-json';

/** Address of the database in the foundation. */
export const DATABASE_ADDRESS = 'aws_db_instance.database';

const attributes = z.object({
  resource_id: z.string(),
  identifier: z.string(),
  instance_class: z.string(),
  port: z.number(),
  multi_az: z.boolean(),
  publicly_accessible: z.boolean(),
  auto_minor_version_upgrade: z.boolean(),
  storage_type: z.string(),
  max_allocated_storage: z.number(),
  copy_tags_to_snapshot: z.boolean(),
  deletion_protection: z.boolean(),
  iam_database_authentication_enabled: z.boolean(),
  db_subnet_group_name: z.string(),
  parameter_group_name: z.string(),
  vpc_security_group_ids: z.array(z.string()),
  ca_cert_identifier: z.string(),
  enabled_cloudwatch_logs_exports: z.array(z.string()),
  engine_lifecycle_support: z.string(),
  backup_retention_period: z.number(),
  backup_window: z.string(),
  maintenance_window: z.string(),
  monitoring_interval: z.number(),
  monitoring_role_arn: z.string(),
  performance_insights_enabled: z.boolean(),
  performance_insights_kms_key_id: z.string(),
  performance_insights_retention_period: z.number(),
  tags_all: z.record(z.string(), z.string()),
});

/** The database as Terraform's state has it. */
export type DatabaseSettings = z.infer<typeof attributes>;

/**
 * The settings of the database in the state of the foundation.
 * @throws UserError when the state does not have it
 */
export function databaseSettings(stack: string, { values }: State): DatabaseSettings {
  const found = values.root_module.resources.find(({ address }) => address === DATABASE_ADDRESS);
  if (found) return attributes.parse(found.values);
  throw new UserError(
    `The state of ${stack} has no ${DATABASE_ADDRESS}, from which the settings of the restored instance are taken.\n` +
      'After `terraform state rm`, run the `terraform import` that docs/runbooks/data.md has below "Restore the database".',
  );
}

/**
 * What a restore takes and does not inherit: left out, the instance would be in the default subnet group and security
 * group, with default parameters, without a standby, deletion protection, tags and exported logs.
 * @see Amazon RDS API Reference, "RestoreDBInstanceToPointInTime" and "RestoreDBInstanceFromDBSnapshot"
 */
export const restoreSettings = (
  settings: DatabaseSettings,
): Omit<RestoreDBInstanceFromDBSnapshotMessage, 'DBInstanceIdentifier'> => ({
  DBInstanceClass: settings.instance_class,
  Port: settings.port,
  MultiAZ: settings.multi_az,
  PubliclyAccessible: settings.publicly_accessible,
  AutoMinorVersionUpgrade: settings.auto_minor_version_upgrade,
  StorageType: settings.storage_type,
  CopyTagsToSnapshot: settings.copy_tags_to_snapshot,
  DeletionProtection: settings.deletion_protection,
  EnableIAMDatabaseAuthentication: settings.iam_database_authentication_enabled,
  DBSubnetGroupName: settings.db_subnet_group_name,
  DBParameterGroupName: settings.parameter_group_name,
  VpcSecurityGroupIds: settings.vpc_security_group_ids,
  CACertificateIdentifier: settings.ca_cert_identifier,
  EnableCloudwatchLogsExports: settings.enabled_cloudwatch_logs_exports,
  EngineLifecycleSupport: settings.engine_lifecycle_support,
  BackupRetentionPeriod: settings.backup_retention_period,
  PreferredBackupWindow: settings.backup_window,
  Tags: Object.entries(settings.tags_all).map(([Key, Value]) => ({ Key, Value })),
});

/**
 * What only a change of the restored instance takes.
 * @see Amazon RDS API Reference, "ModifyDBInstance"
 */
export const settingsAfterRestore = (settings: DatabaseSettings) => ({
  PreferredMaintenanceWindow: settings.maintenance_window,
  ...(settings.max_allocated_storage > 0 && { MaxAllocatedStorage: settings.max_allocated_storage }),
  MonitoringInterval: settings.monitoring_interval,
  ...(settings.monitoring_interval > 0 && { MonitoringRoleArn: settings.monitoring_role_arn }),
  EnablePerformanceInsights: settings.performance_insights_enabled,
  ...(settings.performance_insights_enabled && {
    PerformanceInsightsKMSKeyId: settings.performance_insights_kms_key_id,
    PerformanceInsightsRetentionPeriod: settings.performance_insights_retention_period,
  }),
});
