import { Construct } from 'constructs';
import { Ephemeral } from '../shared/ephemeral';
import { Secret, type SecretProps } from './secret';
import { SecretValue } from './secret-value';

export interface GeneratedSecretProps extends SecretProps {
  /** Length of the value in characters. */
  readonly length: number;
  /** Version number, from 1. Raising it rotates the value. */
  readonly version: number;
}

/**
 * A secret with a random value of letters and digits, which Secrets Manager generates during the apply. No
 * punctuation, because the value is used in URLs.
 *
 * @see AWS Secrets Manager API Reference, "GetRandomPassword"
 */
export class GeneratedSecret extends Construct {
  readonly secretArn: string;
  readonly versionId: string;
  private readonly value: SecretValue;

  constructor(scope: Construct, id: string, props: GeneratedSecretProps) {
    super(scope, id);
    const random = new Ephemeral(this, 'random', 'aws_secretsmanager_random_password', {
      password_length: props.length,
      exclude_punctuation: true,
    });
    this.secretArn = new Secret(this, 'this', props).secretArn;
    this.value = new SecretValue(this, 'value', {
      secretArn: this.secretArn,
      value: random.attribute('random_password'),
      version: props.version,
    });
    this.versionId = this.value.versionId;
  }

  /** The stored value, for another write-only argument; see {@link SecretValue.readBack}. */
  readBack(): string {
    return this.value.readBack();
  }
}
