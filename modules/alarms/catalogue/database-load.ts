import { shareOf } from '../../shared/arithmetic';
import { digits } from '../../shared/digits';
import type { Measure } from '../../shared/metric';
import type { AlarmDefinition } from '../alarm-definition';
import { databaseMetrics } from '../metrics/database';
import type { AlarmSettings } from '../settings';
import { ifBurstable } from './burstable';
import { type Database, shareOfGib } from './database-instance';
import { LASTING, TWICE } from './durations';

type Thresholds = AlarmSettings['database'];

/** Whether the instance has enough of everything. */
export function loadAlarms(database: Database, thresholds: Thresholds): readonly AlarmDefinition[] {
  const { cpu, connections, freeableMemory } = databaseMetrics(database);
  const most = shareOf(thresholds.connectionsPercent, database.maxConnections);
  const lasting = { ...LASTING, missingData: 'missing', concerns: 'neither' } as const;
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
      meaning:
        `More than ${digits(most)} of the ${digits(database.maxConnections)} connections that ${database.instanceClass} takes ` +
        'are open. When none is left, requests and jobs fail.',
      runbook: 'database-connections',
      concerns: 'users',
    },
    {
      name: 'database-freeable-memory',
      measure: freeableMemory,
      comparison: 'LessThanThreshold',
      threshold: shareOfGib(database.memoryGiB, thresholds.freeableMemoryPercent),
      ...lasting,
      meaning:
        `The database has had less than ${digits(thresholds.freeableMemoryPercent)} % of its ${digits(database.memoryGiB)} GiB ` +
        'of memory free for 15 minutes: it gets slow, then restarts.',
      runbook: 'database-freeable-memory',
    },
  ];
}

/** How fast the disk is. */
export function latencyAlarms(
  database: Database,
  { readLatencySeconds, writeLatencySeconds }: Thresholds,
): readonly AlarmDefinition[] {
  const { readLatency, writeLatency } = databaseMetrics(database);
  const slow = (what: string, measure: Measure, threshold: number): AlarmDefinition => ({
    name: `database-${what}-latency`,
    measure,
    comparison: 'GreaterThanThreshold',
    threshold,
    ...LASTING,
    missingData: 'missing',
    meaning: `A ${what} on disk has taken the database more than ${digits(threshold)} s on average for 15 minutes.`,
    runbook: 'database-latency',
    concerns: 'neither',
  });
  return [slow('read', readLatency, readLatencySeconds), slow('write', writeLatency, writeLatencySeconds)];
}

/** What burstable classes and volumes live on; others publish nothing of it. */
export function creditAlarms(database: Database, thresholds: Thresholds): readonly AlarmDefinition[] {
  const { burstBalance, cpuCredits } = databaseMetrics(database);
  const lasting = { ...LASTING, missingData: 'missing', concerns: 'neither' } as const;
  const cpu: AlarmDefinition = {
    name: 'database-cpu-credits',
    measure: cpuCredits,
    comparison: 'LessThanThreshold',
    threshold: thresholds.cpuCredits,
    ...lasting,
    meaning:
      `The database has fewer than ${digits(thresholds.cpuCredits)} CPU credits left: it works above what ` +
      `${database.instanceClass} includes, and every further credit is charged.`,
    runbook: 'database-cpu-credits',
  };
  const burst: AlarmDefinition = {
    name: 'database-burst-balance',
    measure: burstBalance,
    comparison: 'LessThanThreshold',
    threshold: thresholds.burstPercent,
    ...lasting,
    meaning: `The volume of the database has less than ${digits(thresholds.burstPercent)} % of its I/O credits left.`,
    runbook: 'database-burst-balance',
  };
  return [
    ...ifBurstable(database.instanceClass, 'db.t', cpu),
    ...(database.storageType === 'gp2' ? [burst] : []),
  ];
}
