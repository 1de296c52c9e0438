import type { TerraformStack } from 'cdktf';
import { Backup } from '../../modules/backup/backup';
import type { Environment } from '../../modules/config/schema';
import { VectorStore } from '../../modules/efs/vector-store';
import { FlowLogs } from '../../modules/network/flow-logs';
import { DATABASE_EXTENSIONS } from '../../modules/rds/extensions';
import { BackupsBucket } from '../../modules/s3/backups-bucket';
import { DocumentsBucket } from '../../modules/s3/documents-bucket';
import { LogBucket } from '../../modules/s3/log-bucket';
import { resourceName } from '../../modules/shared/naming';
import { isOn } from '../../modules/shared/schema';
import { buildStores, type StoresWiring } from './stores';

export interface DataWiring extends StoresWiring {
  /** Topic that hears of failed backups. */
  readonly topicArn: string;
}

/** Buckets, database, Redis, secrets and their backups. */
export function buildData(stack: TerraformStack, environment: Environment, wiring: DataWiring) {
  const { accountId, network, keys, topicArn } = wiring;
  const { region, storage, logs, vectorStore, backup } = environment;
  const { vpcId, privateSubnetIds, securityGroupIds } = network;
  const name = resourceName(environment);
  const protect = isOn(environment.deletionProtection);

  const logBucket = new LogBucket(stack, 'log-bucket', {
    name,
    region,
    accountId,
    retentionDays: storage.logs.retentionDays,
    flowLogRetentionDays: environment.network.flowLogs.retentionDays,
    ...(logs.archive.enabled && { archiveRetentionDays: logs.archive.keepDays }),
    preventDestroy: protect,
  });
  new FlowLogs(stack, 'flow-logs', {
    name,
    vpcId,
    region,
    accountId,
    flowLogs: environment.network.flowLogs,
    bucketArn: logBucket.bucketArn,
    logsKeyArn: keys.logs,
  });
  const buckets = {
    name,
    accountId,
    keyArn: keys.storage,
    logBucketName: logBucket.bucketName,
    preventDestroy: protect,
  };
  const documents = new DocumentsBucket(stack, 'documents', {
    ...buckets,
    bucket: storage.documents,
    corsOrigins: environment.allowedOrigins,
  });
  const backups = new BackupsBucket(stack, 'backups', { ...buckets, bucket: storage.backups });

  const { secrets, postgres, cache } = buildStores(stack, environment, wiring);

  const store =
    vectorStore.enabled && securityGroupIds.efs && keys.vectorStore
      ? new VectorStore(stack, 'vector-store', {
          name,
          accountId,
          vectorStore,
          subnetIds: privateSubnetIds,
          securityGroupId: securityGroupIds.efs,
          keyArn: keys.vectorStore,
          preventDestroy: protect,
        })
      : undefined;

  const { vaultName } = new Backup(stack, 'backup', {
    name,
    accountId,
    backup,
    keyArn: keys.backup,
    topicArn,
    preventDestroy: protect,
    resources: {
      database: {
        arn: postgres.dbInstanceArn,
        type: 'RDS',
        restoreMetadata: { dbSubnetGroupName: postgres.dbSubnetGroupName },
      },
      documents: { arn: documents.bucketArn, type: 'S3' },
      backups: { arn: backups.bucketArn, type: 'S3' },
      ...(store && { 'vector-store': { arn: store.fileSystemArn, type: 'EFS' as const } }),
    },
  });

  return {
    secretArns: secrets.arns,
    secretVersionIds: secrets.versionIds,
    databaseExtensions: DATABASE_EXTENSIONS.join(','),
    documentsBucketName: documents.bucketName,
    backupsBucketName: backups.bucketName,
    logBucketName: logBucket.bucketName,
    logBucketArn: logBucket.bucketArn,
    backupVaultName: vaultName,
    dbInstanceIdentifier: postgres.dbInstanceIdentifier,
    replicationGroupId: cache.replicationGroupId,
    logGroupNames: { postgresql: postgres.postgresqlLogGroupName, 'redis-slow-log': cache.slowLogGroupName },
    vectorStore: store && {
      fileSystemId: store.fileSystemId,
      fileSystemArn: store.fileSystemArn,
      accessPointId: store.accessPointId,
      accessPointArn: store.accessPointArn,
    },
  };
}
