import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import { Construct } from 'constructs';
import { Ephemeral } from '../shared/ephemeral';

export interface SecretValueProps {
  readonly secretArn: string;
  /** The value; may hold references to ephemeral values. Kept out of state and plan. */
  readonly value: string;
  /** Number of the value, from 1. Raising it writes the value anew: a rotation. */
  readonly version: number;
}

/**
 * The value of a secret, written by Terraform without being stored by it.
 * @see Terraform documentation, "Use write-only arguments"
 */
export class SecretValue extends Construct {
  /** Id of the secret, known only once the version is written. */
  readonly secretId: string;
  /** Id of the written version: what a task definition pins, so that a rotation is a deployment. */
  readonly versionId: string;

  constructor(scope: Construct, id: string, props: SecretValueProps) {
    super(scope, id);
    const version = new SecretsmanagerSecretVersion(this, 'this', {
      secretId: props.secretArn,
      secretStringWo: props.value,
      secretStringWoVersion: props.version,
    });
    this.versionId = version.versionId;
    this.secretId = version.secretId;
  }

  /**
   * The value as it is stored, read back for another write-only argument.
   *
   * Not the value that was handed in: an apply that fails half-way is repeated with a new random value that is
   * written nowhere, while this one is what the secret really holds.
   */
  readBack(): string {
    return readStoredValue(this, 'read-back', this);
  }
}

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
