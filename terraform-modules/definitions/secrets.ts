import { secretSettings } from '../../modules/secrets/settings';
import { formatted } from '../../modules/shared/schema';
import { Secrets } from '../../stacks/foundation-secrets';
import { accountIdInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';

const PATH = formatted(
  /^[A-Za-z0-9_+=.@-]+(\/[A-Za-z0-9_+=.@-]+)*$/,
  'words of letters, digits and _+=.@- joined by /',
);

/**
 * Secrets of the services. `rds` and `elasticache` give it their addresses, and `rds` takes the master password
 * from it: both ways at once, which is no cycle, for no resource needs itself.
 */
export const secrets: ModuleDefinition = {
  name: 'secrets',
  summary:
    'Secrets Manager: generated secrets, URLs of database and Redis, and places for the keys of other companies.',
  fixed: {
    externalKeys: 'Decides which secrets there are: an operator puts their values, and services name them.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const { database, redis } = environment;
    const settings = inputs.settings(secretSettings, environment.secrets, { fixed: ['externalKeys'] });
    const store = new Secrets(
      module,
      {
        secrets: settings,
        database: {
          ...database,
          databaseName: inputs.text(
            'database_name',
            'Database that the application uses; rds has it as an output.',
          ),
          masterUsername: inputs.text(
            'master_username',
            'Master user of the database; rds has it as an output.',
          ),
          port: inputs.number('database_port', 'TCP port of the database; rds has it as an output.'),
        },
        redis: {
          ...redis,
          port: inputs.number('redis_port', 'TCP port of Redis; elasticache has it as an output.'),
        },
      },
      {
        path: inputs.text(
          'path',
          `First part of every name, such as ${environment.project}/${environment.name}. Changing it replaces the secrets.`,
          PATH,
        ),
        accountId: accountIdInput(inputs),
        keyArn: inputs.text('key_arn', 'KMS key of the secrets.'),
      },
    );
    const masterPassword = store.createMasterPassword();
    store.storeDatabaseUrl(
      masterPassword.readBack(),
      inputs.text('database_address', 'Host name of the database; rds has it as an output.'),
    );
    store.storeRedisUrl(inputs.text('redis_address', 'Host name of Redis; elasticache has it as an output.'));

    module.output('secret_arns', 'Secret behind each environment variable.', store.arns);
    module.output(
      'secret_version_ids',
      'Version that holds the value, of secrets whose value Terraform alone writes.',
      store.versionIds,
    );
    module.output(
      'master_password_secret_arn',
      'Secret with the master password of the database.',
      masterPassword.secretArn,
    );
    module.output(
      'master_password_version_id',
      'Version of it that is the password.',
      masterPassword.versionId,
    );
    module.output('master_password_version', 'Number of the master password.', settings.versions.database);
  },
};
