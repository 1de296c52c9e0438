import { secretSettings } from '../../modules/secrets/settings';
import { formatted } from '../../modules/shared/schema';
import { Secrets } from '../../stacks/foundation/secrets';
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
    'Secrets Manager: generated secrets, the master password of the database, and empty secrets for URLs and third-party API keys.',
  fixed: {
    externalKeys: 'Decides which secrets there are. An operator writes their values.',
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
        `Prefix of every name, such as ${environment.project}/${environment.name}. Changing it replaces the secrets.`,
        { format: PATH },
      ),
      accountId: accountIdInput(inputs),
      keyArn: inputs.text('key_arn', 'KMS key of the secrets.', {
        from: outputOf('kms', 'key_arns', 'secrets'),
      }),
    });

    module.output('secret_arns', 'ARN of the secret of each environment variable.', arns);
    module.output(
      'secret_version_ids',
      'Version id of each secret whose value the module generates. The one of DATABASE_URL is an output of rds.',
      versionIds,
    );
    module.output(
      'master_password_secret_arn',
      'ARN of the secret with the master password of the database.',
      masterPassword.secretArn,
    );
    module.output('master_password_version_id', 'Version id of that secret.', masterPassword.versionId);
    module.output('master_password_version', 'Number of the master password.', settings.versions.database);
  },
};
