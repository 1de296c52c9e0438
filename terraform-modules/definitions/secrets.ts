import { secretSettings } from '../../modules/secrets/settings';
import { formatted } from '../../modules/shared/schema';
import { Secrets } from '../../stacks/foundation-secrets';
import { accountIdInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import { outputOf } from '../module-output';

const PATH = formatted(
  /^[A-Za-z0-9_+=.@-]+(\/[A-Za-z0-9_+=.@-]+)*$/,
  'words of letters, digits and _+=.@- joined by /',
);

/** Secrets of the services. Needs nothing of `rds` and `elasticache`, which write their URLs into it. */
export const secrets: ModuleDefinition = {
  name: 'secrets',
  summary:
    'Secrets Manager: generated secrets, the master password of the database, and places for URLs and for the keys of other companies.',
  fixed: {
    externalKeys: 'Decides which secrets there are: an operator puts their values, and services name them.',
    'versions.redis': 'An input of elasticache, which writes REDIS_URL.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const settings = inputs.settings(secretSettings, environment.secrets, {
      fixed: ['externalKeys', 'versions.redis'],
    });
    const { arns, versionIds, masterPassword } = new Secrets(module, settings, {
      path: inputs.text(
        'path',
        `First part of every name, such as ${environment.project}/${environment.name}. Changing it replaces the secrets.`,
        { format: PATH },
      ),
      accountId: accountIdInput(inputs),
      keyArn: inputs.text('key_arn', 'KMS key of the secrets.', {
        from: outputOf('kms', 'key_arns', 'secrets'),
      }),
    });

    module.output('secret_arns', 'Secret behind each environment variable.', arns);
    module.output(
      'secret_version_ids',
      'Version that holds the value, of secrets whose value is drawn here; rds has that of DATABASE_URL.',
      versionIds,
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
