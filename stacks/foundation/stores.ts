import type { TerraformStack } from 'cdktf';
import { Backup } from '../../modules/backup/backup';
import { databaseRestoreMetadata } from '../../modules/backup/restore-testing';
import type { Environment } from '../../modules/config/schema';
import { VectorStore } from '../../modules/efs/vector-store';
import { Redis } from '../../modules/elasticache/redis';
import { applicationLogin } from '../../modules/rds/application-login';
import { DATABASE_EXTENSIONS } from '../../modules/rds/extensions';
import { PostgresDatabase } from '../../modules/rds/postgres-database';
import { BackupsBucket } from '../../modules/s3/backups-bucket';
import { DocumentsBucket } from '../../modules/s3/documents-bucket';
import { LogBucket } from '../../modules/s3/log-bucket';
import { resourceName } from '../../modules/shared/naming';
import { isOn } from '../../modules/shared/schema';
import type { KeyArns } from './keys';
import type { Network } from './network';
import { Secrets, storeDatabaseUrls, storeRedisUrl } from './secrets';
import { warnWhileUpgradeWaits } from './upgrade-check';

export interface StoresWiring {
  readonly accountId: string;
  readonly network: Network;
  readonly keys: KeyArns;
  /** Topic for failed backups. */
  readonly topicArn: string;
}

/** Buckets, database, Redis and vector store, with secrets and backups. */
export function createStores(stack: TerraformStack, environment: Environment, wiring: StoresWiring) {
  const { accountId, keys, topicArn } = wiring;
  const name = resourceName(environment);
  const buckets = createBuckets(stack, environment, wiring);
  const { documents, backups, logBucket } = buckets;
  const { secrets, postgres, cache } = createDatabases(stack, environment, wiring);
  const vectorStore = createVectorStore(stack, environment, wiring);
  const { vaultName } = new Backup(stack, 'backup', {
    name,
    accountId,
    backup: environment.backup,
    keyArn: keys.backup,
    topicArn,
    preventDestroy: isOn(environment.deletionProtection),
    resources: {
      database: {
        arn: postgres.dbInstanceArn,
        type: 'RDS',
        restoreMetadata: databaseRestoreMetadata({
          dbSubnetGroupName: postgres.dbSubnetGroupName,
          securityGroupId: wiring.network.securityGroupIds.database,
        }),
      },
      documents: { arn: documents.bucketArn, type: 'S3' },
      backups: { arn: backups.bucketArn, type: 'S3' },
      ...(vectorStore && { 'vector-store': { arn: vectorStore.fileSystemArn, type: 'EFS' as const } }),
    },
  });
  return {
    secretArns: secrets.arns,
    secretVersionIds: secrets.versionIds,
    databaseAddress: postgres.address,
    databaseExtensions: DATABASE_EXTENSIONS.join(','),
    documentsBucketName: documents.bucketName,
    backupsBucketName: backups.bucketName,
    logBucketName: logBucket.bucketName,
    logBucketArn: logBucket.bucketArn,
    backupVaultName: vaultName,
    dbInstanceIdentifier: postgres.dbInstanceIdentifier,
    replicationGroupId: cache.replicationGroupId,
    logGroupNames: { postgresql: postgres.postgresqlLogGroupName, 'redis-slow-log': cache.slowLogGroupName },
    vectorStore: vectorStore && {
      fileSystemId: vectorStore.fileSystemId,
      fileSystemArn: vectorStore.fileSystemArn,
      accessPointId: vectorStore.accessPointId,
      accessPointArn: vectorStore.accessPointArn,
    },
  };
}

function createBuckets(stack: TerraformStack, environment: Environment, { accountId, keys }: StoresWiring) {
  const { region, storage, logs, network, allowedOrigins } = environment;
  const name = resourceName(environment);
  const preventDestroy = isOn(environment.deletionProtection);
  const logBucket = new LogBucket(stack, 'log-bucket', {
    name,
    region,
    accountId,
    retentionDays: storage.logs.retentionDays,
    flowLogRetentionDays: network.flowLogs.retentionDays,
    ...(logs.archive.enabled && { archiveRetentionDays: logs.archive.keepDays }),
    preventDestroy,
  });
  const common = {
    name,
    accountId,
    keyArn: keys.storage,
    logBucketName: logBucket.bucketName,
    preventDestroy,
  };
  return {
    logBucket,
    documents: new DocumentsBucket(stack, 'documents', {
      ...common,
      bucket: storage.documents,
      corsOrigins: allowedOrigins,
    }),
    backups: new BackupsBucket(stack, 'backups', { ...common, bucket: storage.backups }),
  };
}

/** Secrets, database and Redis, in this order: the URLs of both are written into secrets that exist. */
function createDatabases(stack: TerraformStack, environment: Environment, wiring: StoresWiring) {
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
    masterPasswordVersion: versions.databaseMaster,
  });
  warnWhileUpgradeWaits(stack, {
    identifier: resourceName(environment, 'database'),
    engineVersion: database.engineVersion,
    engineVersionActual: postgres.engineVersionActual,
  });
  const databaseUrlVersionIds = storeDatabaseUrls(secrets.scope, {
    database,
    address: postgres.address,
    application: {
      user: applicationLogin(versions.database),
      password: secrets.applicationPassword.readBack(),
      version: versions.database,
      secretArn: secrets.urlArns.DATABASE_URL,
    },
    migration: {
      user: database.masterUsername,
      password,
      version: versions.databaseMaster,
      secretArn: secrets.urlArns.MIGRATION_DATABASE_URL,
    },
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
  });

  return {
    postgres,
    cache,
    secrets: {
      arns: secrets.arns,
      versionIds: { ...secrets.versionIds, ...databaseUrlVersionIds },
    },
  };
}

function createVectorStore(
  stack: TerraformStack,
  environment: Environment,
  { accountId, network, keys }: StoresWiring,
): VectorStore | undefined {
  const { vectorStore } = environment;
  const { privateSubnetIds: subnetIds, securityGroupIds } = network;
  if (!vectorStore.enabled || !securityGroupIds.efs || !keys.vectorStore) return undefined;
  return new VectorStore(stack, 'vector-store', {
    name: resourceName(environment),
    accountId,
    vectorStore,
    subnetIds,
    securityGroupId: securityGroupIds.efs,
    keyArn: keys.vectorStore,
    preventDestroy: isOn(environment.deletionProtection),
  });
}
