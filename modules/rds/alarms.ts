import {
  ALWAYS_PUBLISHED,
  type AlarmDefinition,
  AT_ONCE,
  type EventDefinition,
  LASTING,
  PUBLISHED_ON_OCCURRENCE,
  TWICE,
} from '../alarms/alarm-definition';
import { CREDITS_STAY_LOW, ifBurstable } from '../alarms/burstable';
import { noDataOnceKnown } from '../alarms/no-data';
import { shareOf } from '../shared/arithmetic';
import { digits } from '../shared/digits';
import type { Measure, Metric, MetricMath, Statistic } from '../shared/metric';
import type { DatabaseThresholds } from './alarm-settings';

const SECONDS_PER_DAY = 86_400;

/** Days for "never": free storage does not shrink. */
const NEVER_FULL = 3650;

/**
 * Metrics of one PostgreSQL instance.
 * @see Amazon RDS User Guide, "Amazon CloudWatch metrics for Amazon RDS"
 */
export function databaseMetrics({ dbInstanceIdentifier }: { readonly dbInstanceIdentifier: string }) {
  const metric = (name: string, statistic: Statistic, label: string): Metric => ({
    namespace: 'AWS/RDS',
    name,
    dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
    statistic,
    periodSeconds: 300,
    label,
  });
  const freeStorage = metric('FreeStorageSpace', 'Minimum', 'Free storage, bytes');
  return {
    cpu: metric('CPUUtilization', 'Average', 'CPU, percent'),
    connections: metric('DatabaseConnections', 'Maximum', 'Connections'),
    freeStorage,
    storageDaysLeft: daysLeft(freeStorage),
    freeableMemory: metric('FreeableMemory', 'Minimum', 'Freeable memory, bytes'),
    /** db.t classes only. */
    cpuCredits: metric('CPUCreditBalance', 'Minimum', 'CPU credits'),
    readLatency: metric('ReadLatency', 'Average', 'Read latency, seconds'),
    writeLatency: metric('WriteLatency', 'Average', 'Write latency, seconds'),
    replicationSlotDisk: metric(
      'ReplicationSlotDiskUsage',
      'Maximum',
      'Disk held by replication slots, bytes',
    ),
    replicationSlotLag: metric('OldestReplicationSlotLag', 'Maximum', 'Lag of the oldest slot, bytes'),
    transactionIds: metric('MaximumUsedTransactionIDs', 'Maximum', 'Age of the oldest transaction id'),
    /** Values in five minutes, which an instance publishes whether it is used or not. */
    values: metric('CPUUtilization', 'SampleCount', 'Values of the CPU'),
  };
}

/**
 * Days until the storage is full, at the rate of the last six hours. RATE compares two neighbouring values and knows
 * no trend, so the alarm needs four periods in a row to ignore a night of imports. When RDS grows the volume or data
 * is deleted, the rate is negative and the result is "never".
 */
const daysLeft = (freeStorage: Metric): MetricMath => ({
  expression: `IF(RATE(free) < 0, free / (0 - RATE(free)) / ${SECONDS_PER_DAY}, ${NEVER_FULL})`,
  metrics: { free: { ...freeStorage, periodSeconds: 21_600 } },
  periodSeconds: 21_600,
  label: 'Days until storage is full',
});

/** Properties of an instance that its alarms depend on. */
export interface Database {
  readonly dbInstanceIdentifier: string;
  /** Such as `db.t3.medium`. */
  readonly instanceClass: string;
  /** Memory of the instance class. */
  readonly memoryGiB: number;
  /** Connections that the instance class allows. */
  readonly maxConnections: number;
  /** Size at creation; RDS may have grown the volume since. */
  readonly allocatedStorageGiB: number;
}

const BYTES_PER_GIB = 1024 ** 3;

/** A percentage of a size in GiB, in whole bytes. */
const shareOfGib = (gib: number, percent: number): number => shareOf(percent, gib, BYTES_PER_GIB);

/** Alarms of one PostgreSQL instance. */
export const databaseAlarms = (
  database: Database,
  thresholds: DatabaseThresholds,
): readonly AlarmDefinition[] => [
  ...noDataOnceKnown({
    name: 'database-no-data',
    known: { name: 'database-known', measure: databaseMetrics(database).values },
    measure: databaseMetrics(database).values,
    meaning:
      'AWS has published nothing about the database for 15 minutes: it was deleted or stopped, or it has failed. ' +
      'Requests and jobs fail.',
    runbook: 'database-no-data',
    impact: 'users',
  }),
  ...loadAlarms(database, thresholds),
  ...latencyAlarms(database, thresholds),
  ...creditAlarms(database, thresholds),
  ...storageAlarms(database, thresholds),
  ...wearAlarms(database, thresholds),
];

/** CPU, connections and memory. */
function loadAlarms(database: Database, thresholds: DatabaseThresholds): readonly AlarmDefinition[] {
  const { cpu, connections, freeableMemory } = databaseMetrics(database);
  const most = shareOf(thresholds.connectionsPercent, database.maxConnections);
  const lasting = {
    ...LASTING,
    missingData: 'missing',
    published: ALWAYS_PUBLISHED,
    impact: 'none',
  } as const;
  return [
    {
      name: 'database-cpu',
      measure: cpu,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.cpuPercent,
      ...lasting,
      meaning: `The database has used more than ${digits(thresholds.cpuPercent)} % of its CPU for 15 minutes.`,
      runbook: 'database-cpu',
    },
    {
      name: 'database-connections',
      measure: connections,
      comparison: 'GreaterThanThreshold',
      threshold: most,
      ...TWICE,
      missingData: 'missing',
      published: ALWAYS_PUBLISHED,
      meaning:
        `More than ${digits(most)} of the ${digits(database.maxConnections)} connections of ${database.instanceClass} ` +
        'are open. When none is left, requests and jobs fail.',
      runbook: 'database-connections',
      impact: 'users',
    },
    {
      name: 'database-freeable-memory',
      measure: freeableMemory,
      comparison: 'LessThanThreshold',
      threshold: shareOfGib(database.memoryGiB, thresholds.freeableMemoryPercent),
      ...lasting,
      meaning:
        `The database has had less than ${digits(thresholds.freeableMemoryPercent)} % of its ${digits(database.memoryGiB)} GiB ` +
        'of memory free for 15 minutes: it becomes slow, then restarts.',
      runbook: 'database-freeable-memory',
    },
  ];
}

/** Disk latency. */
function latencyAlarms(
  database: Database,
  { readLatencySeconds, writeLatencySeconds }: DatabaseThresholds,
): readonly AlarmDefinition[] {
  const { readLatency, writeLatency } = databaseMetrics(database);
  const slow = (what: string, measure: Measure, threshold: number): AlarmDefinition => ({
    name: `database-${what}-latency`,
    measure,
    comparison: 'GreaterThanThreshold',
    threshold,
    ...LASTING,
    missingData: 'missing',
    published: ALWAYS_PUBLISHED,
    meaning: `A disk ${what} of the database has taken more than ${digits(threshold)} s on average for 15 minutes.`,
    runbook: 'database-latency',
    impact: 'none',
  });
  return [slow('read', readLatency, readLatencySeconds), slow('write', writeLatency, writeLatencySeconds)];
}

/** CPU credits of burstable classes; others have no such metric. */
function creditAlarms(database: Database, thresholds: DatabaseThresholds): readonly AlarmDefinition[] {
  const { cpuCredits } = databaseMetrics(database);
  const cpu: AlarmDefinition = {
    name: 'database-cpu-credits',
    measure: cpuCredits,
    comparison: 'LessThanThreshold',
    threshold: thresholds.cpuCredits,
    ...CREDITS_STAY_LOW,
    missingData: 'missing',
    published: ALWAYS_PUBLISHED,
    impact: 'none',
    meaning:
      `The database has had fewer than ${digits(thresholds.cpuCredits)} CPU credits for three hours: it uses more CPU than ` +
      `${database.instanceClass} includes, and every further credit is charged.`,
    runbook: 'database-cpu-credits',
  };
  return ifBurstable(database.instanceClass, 'db.t', cpu);
}

/** Free storage. */
function storageAlarms(database: Database, thresholds: DatabaseThresholds): readonly AlarmDefinition[] {
  const { freeStorage, storageDaysLeft } = databaseMetrics(database);
  return [
    {
      name: 'database-free-storage',
      measure: freeStorage,
      comparison: 'LessThanThreshold',
      threshold: shareOfGib(database.allocatedStorageGiB, thresholds.freeStoragePercent),
      ...LASTING,
      missingData: 'missing',
      published: ALWAYS_PUBLISHED,
      meaning:
        `The database volume has less than ${digits(thresholds.freeStoragePercent)} % of ` +
        `${digits(database.allocatedStorageGiB)} GiB left, and RDS has not grown it. The database stops when it is full.`,
      runbook: 'database-free-storage',
      impact: 'data',
    },
    {
      name: 'database-storage-days-left',
      measure: storageDaysLeft,
      comparison: 'LessThanThreshold',
      threshold: thresholds.storageDaysLeft,
      evaluationPeriods: 4,
      datapointsToAlarm: 4,
      missingData: 'notBreaching',
      // RATE needs two values, six hours apart.
      published: { ...ALWAYS_PUBLISHED, new: 'no value' },
      meaning:
        `At the rate of the last 24 hours the database volume is full in less than ` +
        `${digits(thresholds.storageDaysLeft)} days, unless RDS grows it.`,
      runbook: 'database-storage-days-left',
      impact: 'none',
    },
  ];
}

/** Faults that grow slowly until the database stops. */
function wearAlarms(database: Database, thresholds: DatabaseThresholds): readonly AlarmDefinition[] {
  const { replicationSlotDisk, replicationSlotLag, transactionIds } = databaseMetrics(database);
  const slots = (name: string, measure: AlarmDefinition['measure'], what: string): AlarmDefinition => ({
    name,
    measure,
    comparison: 'GreaterThanThreshold',
    threshold: shareOfGib(database.allocatedStorageGiB, thresholds.replicationSlotPercent),
    ...LASTING,
    // Not published while there is no replication slot.
    missingData: 'notBreaching',
    published: PUBLISHED_ON_OCCURRENCE,
    meaning: `${what} more than ${digits(thresholds.replicationSlotPercent)} % of the volume: the reader has stopped.`,
    runbook: 'database-replication-slots',
    impact: 'none',
  });
  return [
    slots('database-replication-slot-disk', replicationSlotDisk, 'Replication slots of the database use'),
    slots('database-replication-slot-lag', replicationSlotLag, 'A replication slot of the database retains'),
    {
      name: 'database-transaction-ids',
      measure: transactionIds,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.transactionIds,
      ...AT_ONCE,
      missingData: 'ignore',
      published: ALWAYS_PUBLISHED,
      meaning:
        `The oldest transaction id of the database is more than ${digits(thresholds.transactionIds)} ids old: ` +
        'vacuum cannot advance. At about 2.1 billion, PostgreSQL refuses every write.',
      runbook: 'database-transaction-ids',
      impact: 'data',
    },
  ];
}

/** Event categories that need attention. */
const CATEGORIES = ['availability', 'failover', 'failure', 'low storage', 'read replica', 'recovery'];

/**
 * Events of one instance.
 * @see Amazon RDS User Guide, "Amazon RDS event categories and event messages"
 */
export const databaseEvents = ({
  dbInstanceIdentifier,
}: {
  readonly dbInstanceIdentifier: string;
}): readonly EventDefinition[] => [
  {
    name: 'database-event',
    meaning: 'The database failed over, restarted, failed or is low on storage',
    pattern: {
      source: ['aws.rds'],
      'detail-type': ['RDS DB Instance Event'],
      detail: { SourceIdentifier: [dbInstanceIdentifier], EventCategories: CATEGORIES },
    },
    message: 'Database <database>: <text>',
    values: { database: '$.detail.SourceIdentifier', text: '$.detail.Message' },
    runbook: 'database-event',
  },
];
