import type { AlarmDefinition } from '../alarm-definition';
import type { AlarmSettings } from '../settings';
import type { Database } from './database-instance';
import { creditAlarms, latencyAlarms, loadAlarms } from './database-load';
import { storageAlarms, wearAlarms } from './database-storage';

/** Alarms of one PostgreSQL instance. */
export const databaseAlarms = (
  database: Database,
  thresholds: AlarmSettings['database'],
): readonly AlarmDefinition[] => [
  ...loadAlarms(database, thresholds),
  ...latencyAlarms(database, thresholds),
  ...creditAlarms(database, thresholds),
  ...storageAlarms(database, thresholds),
  ...wearAlarms(database, thresholds),
];
