import { allowedMaximumStorage } from '../../modules/config/rules/data-stores';
import { applicationLogin } from '../../modules/rds/application-login';
import { PostgresDatabase } from '../../modules/rds/postgres-database';
import { databaseSettings } from '../../modules/rds/settings';
import { readStoredValue } from '../../modules/secrets/secret-value';
import { resourceName } from '../../modules/shared/naming';
import { isOn } from '../../modules/shared/schema';
import { storeDatabaseUrls } from '../../stacks/foundation/secrets';
import { accountIdInput, logRetentionInput, nameInput, regionInput, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import type { Inputs } from '../inputs';
import { knownInstanceClass } from '../instance-class-rule';
import { outputOf } from '../module-output';
import type { TerraformModule } from '../terraform-module';

/** RDS for PostgreSQL. The module `secrets` generates the passwords and creates the secrets of the URLs. */
export const rds: ModuleDefinition = {
  name: 'rds',
  summary:
    'RDS for PostgreSQL in private subnets, encrypted, backed up and monitored. Writes the URLs of the database.',
  build: (module, environment) => {
    const { inputs } = module;
    const name = nameInput(inputs, environment, 'database', 'database-rds-monitoring');
    const database = inputs.settings(databaseSettings, environment.database);
    const masterPassword = passwordInputs(module, 'master', 'the master user');
    const applicationPassword = passwordInputs(module, 'application', 'the role of the services');
    const postgres = new PostgresDatabase(module, 'database', {
      identifier: resourceName(renamed(environment, name), 'database'),
      region: regionInput(inputs),
      accountId: accountIdInput(inputs),
      database,
      subnetIds: inputs.list('subnet_ids', 'Private subnets, in at least two zones.'),
      securityGroupId: inputs.text('security_group_id', 'Security group of the instance.', {
        from: outputOf('security-groups', 'security_group_ids', 'database'),
      }),
      keyArn: inputs.text(
        'key_arn',
        'KMS key of storage, snapshots and Performance Insights. Changing it replaces the instance.',
        { from: outputOf('kms', 'key_arns', 'database') },
      ),
      masterPassword: masterPassword.value,
      masterPasswordVersion: masterPassword.version,
      logsKeyArn: inputs.text('logs_key_arn', 'KMS key of the log groups.', {
        from: outputOf('kms', 'key_arns', 'logs'),
      }),
      logRetentionDays: logRetentionInput(inputs, environment),
      protect: isOn(environment.deletionProtection),
    });
    const urlVersionIds = storeDatabaseUrls(module, {
      database,
      address: postgres.address,
      application: {
        user: applicationLogin(applicationPassword.version),
        password: applicationPassword.value,
        version: applicationPassword.version,
        secretArn: urlSecretInput(inputs, 'DATABASE_URL'),
      },
      migration: {
        user: database.masterUsername,
        password: masterPassword.value,
        version: masterPassword.version,
        secretArn: urlSecretInput(inputs, 'MIGRATION_DATABASE_URL'),
      },
    });
    addRules(inputs);

    module.output('address', 'Host name of the writer.', postgres.address);
    module.output('port', 'TCP port.', database.port);
    module.output('database_name', 'Name of the database of the application.', database.databaseName);
    module.output('master_username', 'Name of the master user.', database.masterUsername);
    for (const [variable, versionId] of Object.entries(urlVersionIds)) {
      module.output(
        `${variable.toLowerCase()}_version_id`,
        `Version id of the secret of ${variable}, for secret_version_ids of ecs-service.`,
        versionId,
      );
    }
    module.output('db_instance_identifier', 'Identifier of the instance.', postgres.dbInstanceIdentifier);
    module.output('db_instance_arn', 'ARN of the instance.', postgres.dbInstanceArn);
    module.output(
      'db_subnet_group_name',
      'DB subnet group, which a restore needs.',
      postgres.dbSubnetGroupName,
    );
    module.output('log_group_name', 'Log group of the PostgreSQL log.', postgres.postgresqlLogGroupName);
  },
};

const urlSecretInput = (inputs: Inputs, variable: 'DATABASE_URL' | 'MIGRATION_DATABASE_URL'): string =>
  inputs.text(
    `${variable.toLowerCase()}_secret_arn`,
    `ARN of the secret of ${variable}. The module writes its value.`,
    { from: outputOf('secrets', 'secret_arns', variable) },
  );

/** A password as `secrets` stored it: the URL and the instance get the same one. */
function passwordInputs(module: TerraformModule, of: 'master' | 'application', user: string) {
  const { inputs } = module;
  return {
    value: readStoredValue(module, `${of}-password`, {
      secretId: inputs.text(`${of}_password_secret_arn`, `ARN of the secret with the password of ${user}.`, {
        from: outputOf('secrets', `${of}_password_secret_arn`),
      }),
      versionId: inputs.text(
        `${of}_password_version_id`,
        'Version id of that secret. Terraform reads the value when it runs and stores it nowhere.',
        { from: outputOf('secrets', `${of}_password_version_id`) },
      ),
    }),
    version: inputs.number(
      `${of}_password_version`,
      `Number of the password of ${user}. Raising it by one writes the password and the URL again.`,
      { from: outputOf('secrets', `${of}_password_version`) },
    ),
  };
}

/** Rules about windows are code and stay with the environment files; RDS itself refuses overlaps. */
function addRules(inputs: Inputs): void {
  inputs.rule('instance_class', knownInstanceClass('instance_class'));
  inputs.rule('max_allocated_storage_gib', {
    condition: 'var.max_allocated_storage_gib * 10 >= var.allocated_storage_gib * 11',
    errorMessage:
      `max_allocated_storage_gib must be ${allowedMaximumStorage('${ceil(var.allocated_storage_gib * 11 / 10)}', 'allocated_storage_gib')}; ` +
      'got ${var.max_allocated_storage_gib}.',
  });
}
