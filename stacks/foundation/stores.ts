import type { TerraformStack } from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import { Redis } from '../../modules/elasticache/redis';
import { PostgresDatabase } from '../../modules/rds/postgres-database';
import { resourceName } from '../../modules/shared/naming';
import { isOn } from '../../modules/shared/schema';
import type { KeyArns } from './keys';
import type { Network } from './network';
import { Secrets } from './secrets';
import { storeDatabaseUrl, storeRedisUrl } from './urls';

export interface StoresWiring {
  readonly accountId: string;
  readonly network: Network;
  readonly keys: KeyArns;
}

/** Secrets, database and Redis, in this order: the stores write their URLs into secrets that are there. */
export function buildStores(stack: TerraformStack, environment: Environment, wiring: StoresWiring) {
  const { accountId, network, keys } = wiring;
  const { region, database, redis, logs } = environment;
  const { versions } = environment.secrets;
  const { privateSubnetIds, securityGroupIds } = network;
  const common = {
    subnetIds: Object.values(privateSubnetIds),
    logsKeyArn: keys.logs,
    logRetentionDays: logs.retentionDays,
    protect: isOn(environment.deletionProtection),
  };

  const secrets = new Secrets(stack, environment.secrets, {
    path: `${environment.project}/${environment.name}`,
    keyArn: keys.secrets,
    accountId,
  });
  const password = secrets.masterPassword.readBack();
  const postgres = new PostgresDatabase(stack, 'database', {
    ...common,
    identifier: resourceName(environment, 'database'),
    region,
    accountId,
    database,
    securityGroupId: securityGroupIds.database,
    keyArn: keys.database,
    masterPassword: password,
    masterPasswordVersion: versions.database,
  });
  const databaseUrlVersionId = storeDatabaseUrl(secrets.scope, {
    secretArn: secrets.urlArns.DATABASE_URL,
    database,
    password,
    address: postgres.address,
    version: versions.database,
  });

  const cache = new Redis(stack, 'redis', {
    ...common,
    replicationGroupId: resourceName(environment, 'redis'),
    redis,
    securityGroupId: securityGroupIds.redis,
    keyArn: keys.redis,
  });
  storeRedisUrl(secrets.scope, {
    secretArn: secrets.urlArns.REDIS_URL,
    redis,
    address: cache.primaryEndpointAddress,
    version: versions.redis,
  });

  return {
    postgres,
    cache,
    secrets: {
      arns: secrets.arns,
      versionIds: { ...secrets.versionIds, DATABASE_URL: databaseUrlVersionId },
    },
  };
}
