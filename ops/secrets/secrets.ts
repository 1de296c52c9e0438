import { randomUUID } from 'node:crypto';
import {
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Environment } from '../../modules/config/schema';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';
import { type KnownSecret, secretsOf } from './keys';

/** A secret as it is in AWS; its value is never asked for. */
export interface ListedSecret extends KnownSecret {
  readonly hasValue: boolean;
  /** When its value was written, as ISO 8601. */
  readonly written?: string;
}

/** The secrets of an environment. Needs `secretsmanager:ListSecretVersionIds`. */
export const listSecrets = (
  environment: Environment,
  secrets: Sender<SecretsManagerClient>,
): Promise<readonly ListedSecret[]> =>
  Promise.all(
    secretsOf(environment).map(async (known) => {
      const { Versions = [] } = await secrets
        .send(new ListSecretVersionIdsCommand({ SecretId: known.secretId }))
        .catch((error: Error): { Versions?: [] } => {
          if (error.name === 'ResourceNotFoundException') return {};
          throw error;
        });
      const current = Versions.find(({ VersionStages }) => VersionStages?.includes('AWSCURRENT'));
      const written = current?.CreatedDate?.toISOString();
      return { ...known, hasValue: current !== undefined, ...(written && { written }) };
    }),
  );

/** Whether every secret that a task needs has a value. */
export const isComplete = (secrets: readonly ListedSecret[]): boolean =>
  secrets.every(({ isRequired, hasValue }) => hasValue || !isRequired);

/** The secrets as lines, with what to do. */
export function secretLines(environment: string, secrets: readonly ListedSecret[]): readonly string[] {
  const width = Math.max(...secrets.map(({ variable }) => variable.length));
  return secrets.map(({ variable, writer, isRequired, hasValue, written = '' }) => {
    const state = hasValue
      ? `written ${written.slice(0, 10)}`
      : isRequired
        ? 'NO VALUE'
        : 'no value, not needed';
    const fix =
      writer === 'operator'
        ? `npx bmo secrets ${environment} put ${variable}`
        : `npx bmo tf ${environment} plan foundation, then apply`;
    const by = writer === 'operator' ? 'by an operator' : 'by Terraform';
    return `${variable.padEnd(width)}  ${by.padEnd(14)}  ${state}${!hasValue && isRequired ? `: ${fix}` : ''}`;
  });
}

/**
 * Stores a value as a new version of a secret.
 * @returns id of the version
 * @throws UserError when the secret does not exist
 */
export async function putValue(
  { variable, secretId }: KnownSecret,
  environment: string,
  value: string,
  secrets: Sender<SecretsManagerClient>,
): Promise<string> {
  try {
    const { VersionId = '' } = await secrets.send(
      // The token makes a repeated request the same version.
      new PutSecretValueCommand({
        SecretId: secretId,
        SecretString: value,
        ClientRequestToken: randomUUID(),
      }),
    );
    return VersionId;
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    throw new UserError(
      `There is no secret ${secretId} for ${variable} yet. Terraform creates it: npx bmo tf ${environment} plan foundation, ` +
        'then apply. Nothing was stored.',
    );
  }
}
