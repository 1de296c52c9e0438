import type { Construct } from 'constructs';
import { Ephemeral } from '../shared/ephemeral';

/** A version of a secret that exists already. */
export interface StoredVersion {
  /** Id or ARN of the secret. */
  readonly secretId: string;
  /** Unknown until the version is written, so that whoever reads it waits for a rotation to be through. */
  readonly versionId: string;
}

/** The value of a secret as it is stored, for a write-only argument; kept out of state and plan. */
export const readStoredValue = (
  scope: Construct,
  id: string,
  { secretId, versionId }: StoredVersion,
): string =>
  new Ephemeral(scope, id, 'aws_secretsmanager_secret_version', {
    secret_id: secretId,
    version_id: versionId,
  }).attribute('secret_string');
