import type { Metric, MetricMath, Statistic } from '../../shared/metric';

const SECONDS_PER_DAY = 86_400;

/** Days that stand for "never": nothing is being used up. */
const NEVER_FULL = 3650;

/**
 * What RDS says about one PostgreSQL instance.
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
    /** Of gp2 storage only: gp3 has no bucket of burst credits, and RDS publishes none. */
    burstBalance: metric('BurstBalance', 'Minimum', 'I/O burst credits, percent'),
    /** Of classes db.t only. */
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
  };
}

/**
 * Days until the storage is full if it goes on like in the last six hours. RATE compares two neighbouring values
 * and knows no trend: one night of imports is taken for a habit, which is why the alarm wants four in a row.
 * When RDS grows the volume, or something is deleted, nothing is being used up.
 */
const daysLeft = (freeStorage: Metric): MetricMath => ({
  expression: `IF(RATE(free) < 0, free / (0 - RATE(free)) / ${SECONDS_PER_DAY}, ${NEVER_FULL})`,
  metrics: { free: { ...freeStorage, periodSeconds: 21_600 } },
  periodSeconds: 21_600,
  label: 'Days until storage is full',
});
