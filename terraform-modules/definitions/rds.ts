import { PostgresDatabase } from '../../modules/rds/postgres-database';
import { databaseSettings } from '../../modules/rds/settings';
import { isOn } from '../../modules/shared/schema';
import type { ModuleDefinition } from '../definition';

/** RDS for PostgreSQL. */
export const rds: ModuleDefinition = {
  name: 'rds',
  summary: 'RDS for PostgreSQL in private subnets, encrypted, backed up and monitored.',
  build: (module, environment) => {
    const { inputs } = module;
    const database = new PostgresDatabase(module, 'database', {
      identifier: inputs.text('identifier', 'Identifier of the instance. Changing it renames the instance.'),
      region: inputs.text('region', 'Region of the provider.'),
      accountId: inputs.text('account_id', '12-digit id of the account.'),
      database: inputs.settings(databaseSettings, environment.database),
      subnetIds: inputs.list('subnet_ids', 'Private subnets, in at least two zones.'),
      securityGroupId: inputs.text('security_group_id', 'Security group of the instance.'),
      keyArn: inputs.text('key_arn', 'KMS key of storage, snapshots and Performance Insights.'),
      masterPassword: 'x',
      masterPasswordVersion: 1,
      logsKeyArn: inputs.text('logs_key_arn', 'KMS key of the log groups.'),
      logRetentionDays: 30,
      protect: isOn(environment.deletionProtection),
    });
    module.output('address', 'Host name of the writer.', database.address);
  },
};
