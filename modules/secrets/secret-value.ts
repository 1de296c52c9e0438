import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import { Construct } from 'constructs';
import { Ephemeral } from '../shared/ephemeral';

export interface SecretValueProps {
  readonly secretArn: string;
  /** The value; may reference ephemeral values. Not stored in state or plan. */
  readonly value: string;
  /** Version number, from 1. Raising it writes the value again: a rotation. */
  readonly version: number;
}

/**
 * The value of a secret, written by Terraform but not stored in its state.
 * @see Terraform documentation, "Use write-only arguments"
 */
export class SecretValue extends Construct {
  /** Id of the secret, known after the version is written. */
  readonly secretId: string;
  /** Id of the written version. Task definitions pin it, so that a rotation causes a deployment. */
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
   * The stored value, read back for another write-only argument.
   *
   * Not the value of the props: repeating an apply that failed half-way generates a new random value, which is
   * written nowhere. This one is what the secret holds.
   */
  readBack(): string {
    return readStoredValue(this, 'read-back', this);
  }
}

/** An existing version of a secret. */
export interface StoredVersion {
  /** Id or ARN of the secret. */
  readonly secretId: string;
  /** Unknown until the version is written, so that readers wait for a rotation. */
  readonly versionId: string;
}

/** The stored value of a secret, for a write-only argument; not stored in state or plan. */
export const readStoredValue = (
  scope: Construct,
  id: string,
  { secretId, versionId }: StoredVersion,
): string =>
  new Ephemeral(scope, id, 'aws_secretsmanager_secret_version', {
    secret_id: secretId,
    version_id: versionId,
  }).attribute('secret_string');
