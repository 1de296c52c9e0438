import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import { awsClient } from '../toolbox/aws/clients';
import { requireAccountOf } from '../toolbox/own-account';
import { foundationRoot } from '../toolbox/synthesized-roots';
import { keyOf } from './keys';
import { isComplete, type ListedSecret, listSecrets, putValue, secretLines } from './secrets';
import { readValue, type ValueSource } from './value';

/** What the command answers. */
export interface SecretsAnswer {
  readonly environment: string;
  /** Whether every secret that a task needs has a value. */
  readonly complete: boolean;
  readonly secrets: readonly ListedSecret[];
}

/** Stores a value if one is to be stored, and lists the secrets. */
export async function runSecrets(
  name: string,
  variable: string | undefined,
  source: ValueSource,
  note: (line: string) => void,
): Promise<SecretsAnswer> {
  const [environment] = loadEnvironments(environments, name);
  if (!environment) throw new Error(`No environment ${name} was loaded.`);
  const key = variable === undefined ? undefined : keyOf(environment, variable);
  await requireAccountOf(foundationRoot(name));
  const client = awsClient(SecretsManagerClient, environment.region);
  if (key) {
    const value = await readValue(key.variable, source);
    const version = await putValue(key, name, value, client);
    note(`${key.secretId} has the new version ${version}.`);
    note(
      key.isRequired
        ? `Tasks read it with the next deployment: npx bmo tf ${name} plan application, then apply.`
        : `No task reads it: ${key.variable} is reserved. Set it to 'injected' in environments/${name}.ts to change that.`,
    );
  }
  const secrets = await listSecrets(environment, client);
  return { environment: name, complete: isComplete(secrets), secrets };
}

export { secretLines };
