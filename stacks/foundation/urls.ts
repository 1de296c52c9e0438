import type { Construct } from 'constructs';
import type { RedisSettings } from '../../modules/elasticache/settings';
import type { DatabaseSettings } from '../../modules/rds/settings';
import { SecretValue } from '../../modules/secrets/secret-value';
import { digits } from '../../modules/shared/digits';

/** A URL and the secret that it is written into. */
interface StoredUrl {
  /** Place of the URL; see secrets.ts. */
  readonly secretArn: string;
  /** Host name that clients connect to. */
  readonly address: string;
  /** Number of the value; raising it writes the URL anew. */
  readonly version: number;
}

/** What DATABASE_URL says. */
export interface DatabaseUrl extends StoredUrl {
  readonly database: Pick<DatabaseSettings, 'masterUsername' | 'port' | 'databaseName'>;
  /** Reference to an ephemeral value: the password is written, never stored. */
  readonly password: string;
}

/** What REDIS_URL says. */
export interface RedisUrl extends StoredUrl {
  readonly redis: Pick<RedisSettings, 'port'>;
}

/** Writes DATABASE_URL; the id of the written version, which services pin. */
export function storeDatabaseUrl(scope: Construct, url: DatabaseUrl): string {
  const { database, password, address, secretArn, version } = url;
  const { masterUsername, port, databaseName } = database;
  const value = `postgresql://${masterUsername}:${password}@${address}:${digits(port)}/${databaseName}?sslmode=require`;
  return new SecretValue(scope, 'database-url-value', { secretArn, value, version }).versionId;
}

/**
 * Writes REDIS_URL without AUTH. The operator adds that, so that the version is not ours to pin; the id of the secret,
 * known once it has a value.
 */
export function storeRedisUrl(scope: Construct, { redis, address, secretArn, version }: RedisUrl): string {
  const value = `rediss://${address}:${digits(redis.port)}/0`;
  return new SecretValue(scope, 'redis-url-value', { secretArn, value, version }).secretId;
}
