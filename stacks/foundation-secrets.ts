import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../modules/config/schema';
import { GeneratedSecret } from '../modules/secrets/generated-secret';
import { Secret, type SecretWiring } from '../modules/secrets/secret';
import { secretNameOf } from '../modules/secrets/secret-name';
import { SecretValue } from '../modules/secrets/secret-value';
import { digits } from '../modules/shared/digits';

/** Secrets of an environment, keyed by the environment variable that services find them in. */
export class Secrets {
  /** ARN of each secret. */
  readonly arns: Record<string, string> = {};
  /** Version that holds the value, of secrets whose value Terraform writes and nobody else. */
  readonly versionIds: Record<string, string> = {};
  private readonly scope: Construct;
  private readonly wiring: SecretWiring;

  constructor(
    stack: TerraformStack,
    private readonly environment: Pick<Environment, 'database' | 'redis' | 'secrets'>,
    wiring: Omit<SecretWiring, 'recoveryWindowDays'>,
  ) {
    const { secrets } = environment;
    const { recoveryWindowDays } = secrets;
    this.scope = new Construct(stack, 'secrets');
    this.wiring = {
      ...wiring,
      recoveryWindowDays: typeof recoveryWindowDays === 'number' ? recoveryWindowDays : 0,
    };
    for (const variable of Object.keys(secrets.externalKeys)) {
      this.arns[variable] = this.createPlace(variable, 'Put by an operator').secretArn;
    }
    this.generate(
      'SECRET_KEY_BASE',
      'Signs sessions and tokens of Rails',
      128,
      secrets.versions.secretKeyBase,
    );
    this.generate('AI_SERVICE_API_KEY', 'Opens the AI service', 64, secrets.versions.aiServiceApiKey);
  }

  /** Master password of the database; part of DATABASE_URL, read by no service itself. */
  createMasterPassword(): GeneratedSecret {
    return new GeneratedSecret(this.scope, 'database-master-password', {
      ...this.wiring,
      secretName: 'database-master-password',
      description: 'Master password of the database',
      length: 48,
      version: this.environment.secrets.versions.database,
    });
  }

  /** Writes the URL of the database under its variable. */
  storeDatabaseUrl(password: string, address: string): void {
    const { database, secrets } = this.environment;
    const { masterUsername, port, databaseName } = database;
    const url = `postgresql://${masterUsername}:${password}@${address}:${digits(port)}/${databaseName}?sslmode=require`;
    this.versionIds['DATABASE_URL'] = this.store('DATABASE_URL', url, secrets.versions.database);
  }

  /** Writes the URL of Redis under its variable; the operator adds AUTH, so its version is not ours to pin. */
  storeRedisUrl(address: string): void {
    const { redis, secrets } = this.environment;
    this.store('REDIS_URL', `rediss://${address}:${digits(redis.port)}/0`, secrets.versions.redis);
  }

  private store(variable: string, value: string, version: number): string {
    const { secretArn } = this.createPlace(variable, 'Written by Terraform');
    this.arns[variable] = secretArn;
    return new SecretValue(this.scope, `${secretNameOf(variable)}-value`, { secretArn, value, version })
      .versionId;
  }

  private generate(variable: string, description: string, length: number, version: number): void {
    const secretName = secretNameOf(variable);
    const secret = new GeneratedSecret(this.scope, secretName, {
      ...this.wiring,
      secretName,
      description,
      length,
      version,
    });
    this.arns[variable] = secret.secretArn;
    this.versionIds[variable] = secret.versionId;
  }

  private createPlace(variable: string, description: string): Secret {
    const secretName = secretNameOf(variable);
    return new Secret(this.scope, secretName, {
      ...this.wiring,
      secretName,
      description: `${variable}. ${description}`,
    });
  }
}
