import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { GeneratedSecret } from '../../modules/secrets/generated-secret';
import { Secret, type SecretWiring } from '../../modules/secrets/secret';
import type { SecretSettings } from '../../modules/secrets/settings';
import { secretNameOf } from '../../modules/secrets/settings';

/**
 * Secrets of an environment, keyed by the environment variable that services find them in. Needs nothing of the
 * stores that the secrets are about: these write their URLs into places that exist, see urls.ts.
 */
export class Secrets {
  /** Holds the secrets in the tree, and what is written into them. */
  readonly scope: Construct;
  /** ARN of each secret. */
  readonly arns: Record<string, string> = {};
  /** The places of URLs among them, which urls.ts writes. */
  readonly urlArns: Readonly<Record<'DATABASE_URL' | 'REDIS_URL', string>>;
  /** Version that holds the value, of secrets whose value is drawn here. */
  readonly versionIds: Record<string, string> = {};
  /** Password of the database's master user; part of DATABASE_URL, read by no service itself. */
  readonly masterPassword: GeneratedSecret;
  private readonly wiring: SecretWiring;

  constructor(
    stack: TerraformStack,
    { recoveryWindowDays, versions, externalKeys }: SecretSettings,
    wiring: Omit<SecretWiring, 'recoveryWindowDays'>,
  ) {
    this.scope = new Construct(stack, 'secrets');
    this.wiring = {
      ...wiring,
      recoveryWindowDays: typeof recoveryWindowDays === 'number' ? recoveryWindowDays : 0,
    };
    for (const variable of Object.keys(externalKeys)) this.createPlace(variable, 'Value set by an operator');
    this.urlArns = {
      DATABASE_URL: this.createPlace('DATABASE_URL', 'Written by Terraform'),
      REDIS_URL: this.createPlace('REDIS_URL', 'Written by Terraform'),
    };
    this.generate('SECRET_KEY_BASE', 'Rails: signs sessions and tokens', 128, versions.secretKeyBase);
    this.generate('AI_SERVICE_API_KEY', 'API key of the AI service', 64, versions.aiServiceApiKey);
    this.masterPassword = this.draw(
      'database-master-password',
      'Master password of the database',
      48,
      versions.database,
    );
  }

  private createPlace(variable: string, description: string): string {
    const secretName = secretNameOf(variable);
    const { secretArn } = new Secret(this.scope, secretName, {
      ...this.wiring,
      secretName,
      description: `${variable}. ${description}`,
    });
    this.arns[variable] = secretArn;
    return secretArn;
  }

  private generate(variable: string, description: string, length: number, version: number): void {
    const { secretArn, versionId } = this.draw(secretNameOf(variable), description, length, version);
    this.arns[variable] = secretArn;
    this.versionIds[variable] = versionId;
  }

  private draw(secretName: string, description: string, length: number, version: number): GeneratedSecret {
    return new GeneratedSecret(this.scope, secretName, {
      ...this.wiring,
      secretName,
      description,
      length,
      version,
    });
  }
}
