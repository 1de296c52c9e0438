import type { Environment } from '../../modules/config/schema';
import { GENERATED_VARIABLES, secretNameOf } from '../../modules/secrets/settings';
import { UserError } from '../../modules/shared/user-error';
import { didYouMean } from '../cli/names';

/** Who writes the value of a secret. */
export type Writer = 'Terraform' | 'operator';

/** A secret of an environment, without its value. */
export interface KnownSecret {
  /** Environment variable that it is for. */
  readonly variable: string;
  /** Name in Secrets Manager: `bmo-learning/prod/openai-api-key`. */
  readonly secretId: string;
  readonly writer: Writer;
  /** Whether tasks cannot start without a value. */
  readonly isRequired: boolean;
}

/** All secrets of an environment: those that Terraform writes, then third-party API keys. */
export function secretsOf({ project, name, secrets }: Environment): readonly KnownSecret[] {
  const known = (variable: string, writer: Writer, isRequired: boolean): KnownSecret => ({
    variable,
    secretId: `${project}/${name}/${secretNameOf(variable)}`,
    writer,
    isRequired,
  });
  return [
    ...GENERATED_VARIABLES.map((variable) => known(variable, 'Terraform', true)),
    ...Object.entries(secrets.externalKeys).map(([variable, use]) =>
      known(variable, 'operator', use === 'injected'),
    ),
  ];
}

/**
 * The third-party API key of this name.
 * @throws UserError for any other name, with how that secret is changed
 */
export function keyOf(environment: Environment, variable: string): KnownSecret {
  const secrets = secretsOf(environment);
  const found = secrets.find((each) => each.variable === variable);
  const keys = secrets.filter(({ writer }) => writer === 'operator').map((each) => each.variable);
  if (!found) {
    throw new UserError(
      `${environment.name} has no secret ${variable}.${didYouMean(variable, keys)} Allowed: ${keys.join(', ')}. ` +
        `Another key is added under secrets.externalKeys in environments/${environment.name}.ts.`,
    );
  }
  if (found.writer === 'operator') return found;
  const way =
    variable === 'REDIS_URL'
      ? `npx bmo redis-auth ${environment.name} gives it another AUTH token.`
      : `Raise its number under secrets.versions in environments/${environment.name}.ts: docs/runbooks/data.md, "Rotate a secret".`;
  throw new UserError(`Terraform writes ${variable}; nobody else may. ${way}`);
}
