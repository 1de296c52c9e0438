import { digits } from '../../shared/digits';
import type { AlarmDefinition } from '../alarm-definition';
import { databaseMetrics } from '../metrics/database';
import type { AlarmSettings } from '../settings';
import { type Database, shareOfGib } from './database-instance';
import { AT_ONCE, LASTING } from './durations';

type Thresholds = AlarmSettings['database'];

/** That there is room left. */
export function storageAlarms(database: Database, thresholds: Thresholds): readonly AlarmDefinition[] {
  const { freeStorage, storageDaysLeft } = databaseMetrics(database);
  return [
    {
      name: 'database-free-storage',
      measure: freeStorage,
      comparison: 'LessThanThreshold',
      threshold: shareOfGib(database.allocatedStorageGiB, thresholds.freeStoragePercent),
      ...LASTING,
      missingData: 'missing',
      meaning:
        `The volume of the database has less than ${digits(thresholds.freeStoragePercent)} % of ` +
        `${digits(database.allocatedStorageGiB)} GiB left, and RDS has not grown it. Full, the database stops.`,
      runbook: 'database-free-storage',
      concerns: 'data',
    },
    {
      name: 'database-storage-days-left',
      measure: storageDaysLeft,
      comparison: 'LessThanThreshold',
      threshold: thresholds.storageDaysLeft,
      evaluationPeriods: 4,
      datapointsToAlarm: 4,
      missingData: 'notBreaching',
      meaning:
        `At the pace of the last 24 hours the volume of the database is full in less than ` +
        `${digits(thresholds.storageDaysLeft)} days, unless RDS grows it.`,
      runbook: 'database-storage-days-left',
      concerns: 'neither',
    },
  ];
}

/** What gets worse slowly and stops the database in the end. */
export function wearAlarms(database: Database, thresholds: Thresholds): readonly AlarmDefinition[] {
  const { replicationSlotDisk, replicationSlotLag, transactionIds } = databaseMetrics(database);
  const slots = (name: string, measure: AlarmDefinition['measure'], what: string): AlarmDefinition => ({
    name,
    measure,
    comparison: 'GreaterThanThreshold',
    threshold: shareOfGib(database.allocatedStorageGiB, thresholds.replicationSlotPercent),
    ...LASTING,
    // Not published while there is no replication slot.
    missingData: 'notBreaching',
    meaning: `${what} more than ${digits(thresholds.replicationSlotPercent)} % of the volume: nobody reads from it.`,
    runbook: 'database-replication-slots',
    concerns: 'neither',
  });
  return [
    slots('database-replication-slot-disk', replicationSlotDisk, 'Replication slots of the database hold'),
    slots('database-replication-slot-lag', replicationSlotLag, 'A replication slot of the database keeps'),
    {
      name: 'database-transaction-ids',
      measure: transactionIds,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.transactionIds,
      ...AT_ONCE,
      missingData: 'ignore',
      meaning:
        `The oldest transaction id of the database is more than ${digits(thresholds.transactionIds)} ids old: ` +
        'vacuum does not come through. At about 2.1 billion PostgreSQL refuses every write.',
      runbook: 'database-transaction-ids',
      concerns: 'data',
    },
  ];
}
