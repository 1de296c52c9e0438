import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version';
import { Construct } from 'constructs';
import { readStoredValue } from './stored-value';

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
