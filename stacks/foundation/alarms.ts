import type { Construct } from 'constructs';
import { CompositeAlarm } from '../../modules/alarms/composite-alarm';
import { EventNotices } from '../../modules/alarms/event-notices';
import { healthEvents } from '../../modules/alarms/health-events';
import { MetricAlarms } from '../../modules/alarms/metric-alarms';
import { backupAlarms } from '../../modules/backup/alarms';
import type { Environment } from '../../modules/config/schema';
import { vectorStoreAlarms } from '../../modules/efs/alarms';
import { redisAlarms } from '../../modules/elasticache/alarms';
import { natAlarms } from '../../modules/network/alarms';
import type { ByZone } from '../../modules/network/zones';
import { databaseAlarms, databaseEvents } from '../../modules/rds/alarms';
import { INSTANCE_MEMORY_GIB, USABLE_CONNECTIONS } from '../../modules/rds/instance-classes';
import { lookUp } from '../../modules/shared/arithmetic';
import { resourceName } from '../../modules/shared/naming';

/** Resources that the alarms watch. */
export interface WatchedFoundation {
  readonly dbInstanceIdentifier: string;
  readonly replicationGroupId: string;
  readonly backupVaultName: string;
  /** NAT gateways of this stack by zone; empty where they belong to another root. */
  readonly natGatewayIds: ByZone;
  /** File system of the vector store. @default the vector store is off */
  readonly fileSystemId?: string;
  readonly topicArns: { readonly critical: string; readonly warning: string };
}

/** Alarms on the resources of the foundation, and the composite alarm that pages when data is at risk. */
export function createFoundationAlarms(
  scope: Construct,
  environment: Environment,
  watched: WatchedFoundation,
): void {
  const { topicArns, dbInstanceIdentifier } = watched;
  const namePrefix = resourceName(environment);
  const alarms = new MetricAlarms(scope, 'alarm', {
    namePrefix,
    definitions: definitions(scope, environment, watched),
    topicArn: topicArns.warning,
  });
  new CompositeAlarm(scope, 'data-at-risk', {
    alarmName: resourceName(environment, 'data-at-risk'),
    meaning: 'Data may be lost, or a resource that every service needs is failing.',
    runbook: 'data-at-risk',
    alarms: [...alarms.dataAlarms, ...alarms.userAlarms],
    topicArn: topicArns.critical,
  });
  new EventNotices(scope, 'notice', {
    namePrefix,
    definitions: [...databaseEvents({ dbInstanceIdentifier }), ...healthEvents(['RDS', 'ELASTICACHE'])],
    topicArn: topicArns.warning,
  });
}

function definitions(scope: Construct, environment: Environment, watched: WatchedFoundation) {
  const { alarms, database, redis } = environment;
  const { dbInstanceIdentifier, replicationGroupId, backupVaultName, natGatewayIds, fileSystemId } = watched;
  const { instanceClass, allocatedStorageGiB } = database;
  return [
    ...databaseAlarms(
      {
        dbInstanceIdentifier,
        instanceClass,
        // Validation rejects a class that is not in the tables.
        memoryGiB: lookUp(scope, 'database-memory-gib', INSTANCE_MEMORY_GIB, instanceClass) ?? 0,
        maxConnections: lookUp(scope, 'database-connections', USABLE_CONNECTIONS, instanceClass) ?? 0,
        allocatedStorageGiB,
      },
      alarms.database,
    ),
    ...redisAlarms({ replicationGroupId, nodes: redis.nodes, nodeType: redis.nodeType }, alarms.redis),
    ...natAlarms({ natGatewayIds }, alarms.nat),
    ...backupAlarms({
      vaultName: backupVaultName,
      dbInstanceIdentifier,
      resourceTypes: ['RDS', 'S3', ...(fileSystemId ? ['EFS'] : [])],
    }),
    ...(fileSystemId ? vectorStoreAlarms({ fileSystemId }, alarms.vectorStore) : []),
  ];
}
