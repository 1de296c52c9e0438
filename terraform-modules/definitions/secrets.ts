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
    'Secrets Manager: generated secrets, the passwords of the database, and empty secrets for URLs and third-party API keys.',
  fixed: {
    externalKeys: 'Decides which secrets there are. An operator writes their values.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const settings = inputs.settings(secretSettings, environment.secrets, {
      fixed: ['externalKeys'],
    });
    const { arns, versionIds, masterPassword, applicationPassword } = new Secrets(module, settings, {
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
      'Version id of each secret whose value the module generates. Those of the URLs of the database are outputs of rds.',
      versionIds,
    );
    const passwords = {
      master: { secret: masterPassword, of: 'the master user', version: settings.versions.databaseMaster },
      application: {
        secret: applicationPassword,
        of: 'the role of the services',
        version: settings.versions.database,
      },
    };
    for (const [name, { secret, of, version }] of Object.entries(passwords)) {
      module.output(
        `${name}_password_secret_arn`,
        `ARN of the secret with the password of ${of}.`,
        secret.secretArn,
      );
      module.output(`${name}_password_version_id`, 'Version id of that secret.', secret.versionId);
      module.output(`${name}_password_version`, `Number of the password of ${of}.`, version);
    }
  },
};
