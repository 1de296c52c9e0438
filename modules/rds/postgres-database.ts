import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { Construct } from 'constructs';
import { isOn } from '../shared/schema';
import { assertSettings } from '../shared/validation';
import { MonitoringRole } from './monitoring-role';
import { type DatabaseSettings, databaseSettings } from './settings';

/**
 * Logs that RDS for PostgreSQL exports to CloudWatch Logs. The last one tells why a login with IAM was refused.
 * @see Amazon RDS User Guide, "Publishing PostgreSQL logs to Amazon CloudWatch Logs" and "Troubleshooting for IAM DB
 * authentication"
 */
const LOGS = ['postgresql', 'upgrade', 'iam-db-auth-error'] as const;

/** A parameter of the database. */
export interface DatabaseParameter {
  readonly name: string;
  readonly value: string;
  /** Applied at the next restart: RDS refuses to apply static parameters at once. */
  readonly atRestart?: true;
}

/**
 * Parameters that differ from RDS's defaults. pgvector needs none: it is not a preloaded library, and the extension
 * is created inside the database.
 * @see Amazon RDS User Guide, "Parameters for RDS for PostgreSQL"
 */
const databaseParameters = ({ blueGreenUpdate }: DatabaseSettings): readonly DatabaseParameter[] => [
  // Refuses connections without TLS. It is the default since PostgreSQL 15, and RDS reports defaults as
  // `pending-reboot`: any other apply method would show a difference in every plan.
  { name: 'rds.force_ssl', value: '1', atRestart: true },
  // A blue/green deployment needs it. It makes PostgreSQL write more WAL all the time, which is why it is on only then.
  // @see Amazon RDS User Guide, "Limitations and considerations for Amazon RDS blue/green deployments"
  ...(blueGreenUpdate ? [{ name: 'rds.logical_replication', value: '1', atRestart: true as const }] : []),
  { name: 'log_connections', value: '1' },
  { name: 'log_disconnections', value: '1' },
  { name: 'log_lock_waits', value: '1' },
  // Schema changes only: statements of the application may contain personal data.
  { name: 'log_statement', value: 'ddl' },
  // Logs statements that take at least this many milliseconds, without the values that are bound to them.
  { name: 'log_min_duration_statement', value: '1000' },
  { name: 'log_parameter_max_length', value: '0' },
  // Also PostgreSQL's default, which RDS reports as `pending-reboot`.
  { name: 'log_parameter_max_length_on_error', value: '0', atRestart: true },
  // Leaves out the DETAIL of errors: of a duplicate key, it holds the key, such as an e-mail address.
  { name: 'log_error_verbosity', value: 'terse' },
  // Logs temporary files of at least this many KiB: work_mem was too small.
  { name: 'log_temp_files', value: '10240' },
  // Bytes of a statement that Performance Insights shows.
  { name: 'track_activity_query_size', value: '4096', atRestart: true },
];

export interface PostgresDatabaseProps {
  /** Identifier of the instance. Changing it renames the instance and its endpoint. */
  readonly identifier: string;
  readonly region: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  readonly database: DatabaseSettings;
  /** Private subnet of each zone, at least two zones. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** Encrypts storage, snapshots and Performance Insights. Changing it replaces the instance. */
  readonly keyArn: string;
  /** Reference to an ephemeral value: Terraform does not store the password. */
  readonly masterPassword: string;
  /** Raising it writes the password again. */
  readonly masterPasswordVersion: number;
  /** Encrypts the exported logs. */
  readonly logsKeyArn: string;
  /** Days that the exported logs are kept; one of CloudWatch Logs' fixed values. */
  readonly logRetentionDays: number;
  /**
   * Whether RDS and Terraform reject deletion, and changes wait for the maintenance window. Off, changes apply at
   * once, and destroying the instance deletes its backups and takes no final snapshot.
   */
  readonly protect: boolean;
}

/**
 * RDS for PostgreSQL in private subnets: encrypted with a customer key, TLS only, backed up, monitored.
 *
 * `engine_version` is the major version only, so minor upgrades by RDS are no drift. The instance is not enrolled in
 * RDS Extended Support, which is charged per processor and hour: when the standard support of its major version ends,
 * RDS upgrades it in a maintenance window. That is decided when an instance is created or restored. Deleting a protected instance,
 * after RDS's deletion protection is off, keeps its automated backups and the snapshot `<identifier>-final`; that
 * name must be free, so copy an older one under another name and delete it first. The migration task creates pgvector inside the database.
 *
 * @see Amazon RDS User Guide, "Best practices for Amazon RDS" and "Amazon RDS Extended Support"
 */
export class PostgresDatabase extends Construct {
  /** Host name of the writer. */
  readonly address: string;
  readonly dbInstanceArn: string;
  readonly dbSubnetGroupName: string;
  readonly dbInstanceIdentifier: string;
  /** Full version that it runs, such as `16.11`: during an upgrade that waits, not the configured one. */
  readonly engineVersionActual: string;
  /** Log group of the server log. */
  readonly postgresqlLogGroupName: string;

  constructor(scope: Construct, id: string, props: PostgresDatabaseProps) {
    super(scope, id);
    assertSettings(databaseSettings, props.database, this.node.path);
    const { identifier, region, accountId, database, protect } = props;

    const subnetGroup = new DbSubnetGroup(this, 'subnets', {
      name: `${identifier}-subnets`,
      description: 'Private subnets of the database',
      subnetIds: [...props.subnetIds],
    });
    const monitoring = new MonitoringRole(this, 'monitoring', {
      name: identifier,
      accountId,
      dbInstanceArn: `arn:aws:rds:${region}:${accountId}:db:${identifier}`,
    });
    const logs = this.createLogGroups(props);
    const instance = new DbInstance(this, 'this', {
      identifier,
      engine: 'postgres',
      engineVersion: database.engineVersion,
      autoMinorVersionUpgrade: true,
      // For a new major version in the environment file; RDS itself raises minor versions only.
      allowMajorVersionUpgrade: true,
      instanceClass: database.instanceClass,
      multiAz: isOn(database.multiAz),

      storageType: 'gp3',
      allocatedStorage: database.allocatedStorageGiB,
      maxAllocatedStorage: database.maxAllocatedStorageGiB,
      storageEncrypted: true,
      kmsKeyId: props.keyArn,

      dbName: database.databaseName,
      username: database.masterUsername,
      passwordWo: props.masterPassword,
      passwordWoVersion: props.masterPasswordVersion,
      iamDatabaseAuthenticationEnabled: true,
      caCertIdentifier: 'rds-ca-rsa2048-g1',

      dbSubnetGroupName: subnetGroup.name,
      vpcSecurityGroupIds: [props.securityGroupId],
      port: database.port,
      publiclyAccessible: false,
      parameterGroupName: this.createParameterGroup(props).name,

      backupRetentionPeriod: database.backupRetentionDays,
      backupWindow: database.backupWindow,
      maintenanceWindow: database.maintenanceWindow,
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: !protect,
      skipFinalSnapshot: !protect,
      finalSnapshotIdentifier: `${identifier}-final`,

      monitoringInterval: 60,
      monitoringRoleArn: monitoring.roleArn,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: props.keyArn,
      // Days; 7 are free of charge.
      performanceInsightsRetentionPeriod: 7,
      enabledCloudwatchLogsExports: [...LOGS],

      engineLifecycleSupport: 'open-source-rds-extended-support-disabled',
      blueGreenUpdate: { enabled: database.blueGreenUpdate },
      applyImmediately: !protect,
      deletionProtection: protect,
      lifecycle: {
        preventDestroy: protect,
        // RDS accepts a change of a live instance and does not make it, so that every later plan would repeat it.
        ignoreChanges: ['engine_lifecycle_support'],
      },
      // Otherwise RDS creates them, without retention and customer key.
      dependsOn: Object.values(logs),
    });
    this.engineVersionActual = instance.engineVersionActual;
    this.address = instance.address;
    this.dbInstanceArn = instance.arn;
    this.dbSubnetGroupName = subnetGroup.name;
    this.dbInstanceIdentifier = instance.identifier;
    this.postgresqlLogGroupName = logs.postgresql.name;
  }

  private createLogGroups({ identifier, logsKeyArn, logRetentionDays }: PostgresDatabaseProps) {
    const create = (log: (typeof LOGS)[number]) =>
      new CloudwatchLogGroup(this, `${log}-log`, {
        name: `/aws/rds/instance/${identifier}/${log}`,
        kmsKeyId: logsKeyArn,
        retentionInDays: logRetentionDays,
      });
    return {
      postgresql: create('postgresql'),
      upgrade: create('upgrade'),
      iamDbAuthError: create('iam-db-auth-error'),
    };
  }

  private createParameterGroup({ identifier, database, protect }: PostgresDatabaseProps): DbParameterGroup {
    return new DbParameterGroup(this, 'parameters', {
      namePrefix: `${identifier}-pg${database.engineVersion}-`,
      description: 'TLS only, slow statements logged',
      family: `postgres${database.engineVersion}`,
      parameter: databaseParameters(database).map(({ name, value, atRestart }) => ({
        name,
        value,
        applyMethod: atRestart ? 'pending-reboot' : 'immediate',
      })),
      // A protected instance uses it until the maintenance window in which it is upgraded, and backups of that major
      // version can be restored with it only.
      skipDestroy: protect,
      // RDS cannot delete a parameter group while the instance uses it.
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
