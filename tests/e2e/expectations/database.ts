import {
  type DBInstance,
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  type Parameter,
} from '@aws-sdk/client-rds';
import type { Aws } from '../aws';
import type { ExpectedEnvironment } from './expected';
import { findKey } from './keys';
import { expectLogGroups } from './log-groups';
import { expectAttributes, expectEqual, only } from './lookups';
import { findPrivateSubnets, findSecurityGroup } from './network-lookups';

const PARAMETERS = {
  'rds.force_ssl': '1',
  log_connections: '1',
  log_disconnections: '1',
  log_lock_waits: '1',
  log_statement: 'ddl',
  log_min_duration_statement: '1000',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  log_temp_files: '10240',
  track_activity_query_size: '4096',
};

const LOGS = ['iam-db-auth-error', 'postgresql', 'upgrade'];

/** The database is what was ordered: private, encrypted with the customer key, backed up, logged. */
export async function expectDatabase(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { database } = expected;
  const instance = await findDatabase(aws, expected);
  const key = await findKey(aws, expected, 'database');
  expectAttributes('the database', instance, {
    DBInstanceStatus: 'available',
    Engine: 'postgres',
    DBInstanceClass: database.instanceClass,
    MultiAZ: database.multiAz,
    StorageType: 'gp3',
    AllocatedStorage: database.storageGiB,
    MaxAllocatedStorage: database.maxStorageGiB,
    StorageEncrypted: true,
    KmsKeyId: key,
    PubliclyAccessible: false,
    DeletionProtection: expected.protected,
    IAMDatabaseAuthenticationEnabled: true,
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    DBName: database.name,
    MasterUsername: 'bmo_learning',
    BackupRetentionPeriod: database.backupRetentionDays,
    CopyTagsToSnapshot: true,
    AutoMinorVersionUpgrade: true,
    MonitoringInterval: 60,
    PerformanceInsightsEnabled: true,
    PerformanceInsightsKMSKeyId: key,
    EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
  });
  expectEqual('major version of the database', instance.EngineVersion?.split('.')[0], '16');
  expectEqual('exported logs', instance.EnabledCloudwatchLogsExports?.sort(), LOGS);
  await expectPlace(aws, expected, instance);
  await expectParameters(aws, instance);
  await expectLogGroups(
    aws,
    expected,
    LOGS.map((log) => `/aws/rds/instance/${instance.DBInstanceIdentifier}/${log}`),
  );
  return `${database.instanceClass}, PostgreSQL ${instance.EngineVersion}, ${Object.keys(PARAMETERS).length} parameters`;
}

/** The environment's database. */
export async function findDatabase({ rds }: Aws, { prefix }: ExpectedEnvironment): Promise<DBInstance> {
  const { DBInstances } = await rds.send(
    new DescribeDBInstancesCommand({ DBInstanceIdentifier: `${prefix}-database` }),
  );
  return only(`database ${prefix}-database`, DBInstances);
}

async function expectPlace(aws: Aws, expected: ExpectedEnvironment, instance: DBInstance): Promise<void> {
  const subnets = instance.DBSubnetGroup?.Subnets ?? [];
  expectEqual(
    'subnets of the database',
    subnets.map(({ SubnetIdentifier }) => SubnetIdentifier).sort(),
    await findPrivateSubnets(aws, expected),
  );
  const groups = instance.VpcSecurityGroups ?? [];
  expectEqual(
    'security groups of the database',
    groups.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
    [await findSecurityGroup(aws, expected, 'database')],
  );
}

/** The parameters have these values, and none of them waits for a restart. */
async function expectParameters({ rds }: Aws, { DBParameterGroups }: DBInstance): Promise<void> {
  const group = only('parameter group', DBParameterGroups);
  expectEqual('state of the parameter group', group.ParameterApplyStatus, 'in-sync');
  const all: Parameter[] = [];
  let marker: string | undefined;
  do {
    const page = await rds.send(
      new DescribeDBParametersCommand({ DBParameterGroupName: group.DBParameterGroupName, Marker: marker }),
    );
    all.push(...(page.Parameters ?? []));
    marker = page.Marker;
  } while (marker);
  const values = all.map(({ ParameterName, ParameterValue }) => [ParameterName, ParameterValue]);
  expectAttributes('the parameter group', Object.fromEntries(values), PARAMETERS);
}
