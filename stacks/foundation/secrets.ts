import { Op, type TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import type { RedisSettings } from '../../modules/elasticache/settings';
import { databaseUrl } from '../../modules/rds/database-url';
import type { DatabaseSettings } from '../../modules/rds/settings';
import { GeneratedSecret } from '../../modules/secrets/generated-secret';
import { Secret, type SecretWiring } from '../../modules/secrets/secret';
import { SecretValue } from '../../modules/secrets/secret-value';
import type { SecretSettings } from '../../modules/secrets/settings';
import { secretNameOf } from '../../modules/secrets/settings';
import { digits } from '../../modules/shared/digits';

/**
 * Secrets of an environment, keyed by the environment variable that services read them from. They exist before the
 * database and Redis, whose URLs are then written into them.
 */
export class Secrets {
  /** Scope of the secrets and of their values. */
  readonly scope: Construct;
  /** ARN of each secret. */
  readonly arns: Record<string, string> = {};
  /** Secrets without a value yet, for the URLs. */
  readonly urlArns: Readonly<Record<'DATABASE_URL' | 'MIGRATION_DATABASE_URL' | 'REDIS_URL', string>>;
  /** Version that holds the value, of secrets whose value is generated. */
  readonly versionIds: Record<string, string> = {};
  /** Password of the database's master user. The migration reads it as part of MIGRATION_DATABASE_URL only. */
  readonly masterPassword: GeneratedSecret;
  /** Password of the role that services log in as. They read it as part of DATABASE_URL only. */
  readonly applicationPassword: GeneratedSecret;
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
    for (const variable of Object.keys(externalKeys)) this.createEmpty(variable, 'Value set by an operator');
    this.urlArns = {
      DATABASE_URL: this.createEmpty('DATABASE_URL', 'Written by Terraform'),
      MIGRATION_DATABASE_URL: this.createEmpty('MIGRATION_DATABASE_URL', 'Written by Terraform'),
      REDIS_URL: this.createEmpty('REDIS_URL', 'Written by Terraform'),
    };
    this.generate('SECRET_KEY_BASE', 'Rails: signs sessions and tokens', 128, versions.secretKeyBase);
    this.generate('AI_SERVICE_API_KEY', 'API key of the AI service', 64, versions.aiServiceApiKey);
    this.masterPassword = this.draw(
      'database-master-password',
      'Master password of the database',
      48,
      versions.databaseMaster,
    );
    this.applicationPassword = this.draw(
      'database-application-password',
      'Password of the database role of the services',
      48,
      versions.database,
    );
  }

  private createEmpty(variable: string, description: string): string {
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

/** A login to the database. */
export interface DatabaseLogin {
  readonly user: string;
  /** Reference to an ephemeral value, which is in no state and no plan. */
  readonly password: string;
  /** Version number of the password. Raising it writes the URL again. */
  readonly version: number;
  /** Secret that the URL is written into. */
  readonly secretArn: string;
}

export interface DatabaseUrls {
  readonly database: Pick<DatabaseSettings, 'port' | 'databaseName'>;
  /** Host name that clients connect to. */
  readonly address: string;
  /** For the services. */
  readonly application: DatabaseLogin;
  /** The master user, for the migration. */
  readonly migration: DatabaseLogin;
}

export interface RedisUrl {
  /** Secret that the URL is written into. */
  readonly secretArn: string;
  /** Host name that clients connect to. */
  readonly address: string;
  readonly redis: Pick<RedisSettings, 'port'>;
}

/**
 * Writes DATABASE_URL and MIGRATION_DATABASE_URL.
 * @returns id of the version of each, which tasks pin
 */
export function storeDatabaseUrls(scope: Construct, { application, migration, ...place }: DatabaseUrls) {
  const store = (id: string, { user, password, version, secretArn }: DatabaseLogin): string =>
    new SecretValue(scope, id, {
      secretArn,
      value: databaseUrl({ ...place, credentials: `${user}:${password}` }),
      version: versionAtPort(version, place.database.port),
    }).versionId;
  return {
    DATABASE_URL: store('database-url-value', application),
    MIGRATION_DATABASE_URL: store('migration-database-url-value', migration),
  };
}

/** Terraform writes a write-only value when its version number changes; a change of the port has to change it, too. */
const versionAtPort = (version: number, port: number): number =>
  [version, port].some((value) => Token.isUnresolved(value))
    ? Token.asNumber(Op.add(Token.asNumber(Op.mul(version, PORTS)), port))
    : version * PORTS + port;

/** More than the largest port. */
const PORTS = 100_000;

/**
 * Writes REDIS_URL once, without AUTH. Afterwards it belongs to `npx bmo redis-auth`: services cannot pin this version, and
 * Terraform must never write it again, because that URL has no token.
 * @returns id of the secret, known once it has a value
 */
export function storeRedisUrl(scope: Construct, { redis, address, secretArn }: RedisUrl): string {
  const value = `rediss://${address}:${digits(redis.port)}/0`;
  return new SecretValue(scope, 'redis-url-value', { secretArn, value, version: 1 }).secretId;
}
