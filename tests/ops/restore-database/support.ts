import type { DBInstance } from '@aws-sdk/client-rds';
import type { DatabaseSettings } from '../../../ops/restore-database/database-settings';
import type { RestoreContext } from '../../../ops/restore-database/instances';

export const IDENTIFIER = 'bmo-learning-prod-database';

/** The database as the state has it. */
export const settings: DatabaseSettings = {
  resource_id: 'db-OLD',
  identifier: IDENTIFIER,
  instance_class: 'db.t3.medium',
  port: 5432,
  multi_az: true,
  publicly_accessible: false,
  auto_minor_version_upgrade: true,
  storage_type: 'gp3',
  max_allocated_storage: 500,
  copy_tags_to_snapshot: true,
  deletion_protection: true,
  iam_database_authentication_enabled: true,
  db_subnet_group_name: `${IDENTIFIER}-subnets`,
  parameter_group_name: `${IDENTIFIER}-pg16-1`,
  vpc_security_group_ids: ['sg-1'],
  ca_cert_identifier: 'rds-ca-rsa2048-g1',
  enabled_cloudwatch_logs_exports: ['postgresql'],
  engine_lifecycle_support: 'open-source-rds-extended-support-disabled',
  backup_retention_period: 14,
  backup_window: '07:00-08:00',
  maintenance_window: 'sun:08:30-sun:09:30',
  monitoring_interval: 60,
  monitoring_role_arn: 'arn:role',
  performance_insights_enabled: true,
  performance_insights_kms_key_id: 'arn:key',
  performance_insights_retention_period: 7,
  tags_all: { Environment: 'prod' },
};

export const old: DBInstance = {
  DBInstanceIdentifier: IDENTIFIER,
  DBInstanceStatus: 'available',
  DbiResourceId: 'db-OLD',
  DeletionProtection: true,
};

export const restored: DBInstance = {
  DBInstanceIdentifier: `${IDENTIFIER}-restored`,
  DBInstanceStatus: 'available',
  DbiResourceId: 'db-NEW',
  DeletionProtection: true,
  MonitoringInterval: 60,
  PerformanceInsightsEnabled: true,
  Endpoint: { Address: `${IDENTIFIER}-restored.example.com` },
};

/** Calls but DescribeDBInstances, in order: `[name, input]`. */
type Calls = [name: string, input: Readonly<Record<string, unknown>>][];

/**
 * RDS that lists these instances, each list once and the last one for ever.
 * @param refusal thrown by every call that changes something. @default none
 */
export function rdsWith(lists: readonly (readonly DBInstance[])[], refusal?: Error) {
  const calls: Calls = [];
  const lines: string[] = [];
  let described = 0;
  const send = async (command: {
    readonly constructor: { readonly name: string };
    readonly input: object;
  }) => {
    if (command.constructor.name === 'DescribeDBInstancesCommand') {
      described += 1;
      return { DBInstances: lists[Math.min(described, lists.length) - 1] };
    }
    if (refusal) throw refusal;
    calls.push([command.constructor.name, command.input as Calls[number][1]]);
    return {};
  };
  const context: RestoreContext = {
    identifier: IDENTIFIER,
    rds: { send: send as never },
    print: (line) => lines.push(line.replace(/^\d{4}-\S+ {2}/, '')),
    retryPolicy: { attempts: 4, pauseMilliseconds: 1 },
  };
  return { calls, lines, context };
}
