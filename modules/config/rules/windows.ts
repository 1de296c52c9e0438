import type { Draft } from '../draft';
import { lengthOf, windowsOverlap } from '../windows';
import type { Rule } from './rule';

interface OpenWindow {
  readonly at: string;
  readonly window: string | undefined;
  readonly shortestMinutes: number;
}

/**
 * @see Amazon RDS User Guide, "Backup window" and "Adjusting the preferred DB instance maintenance window"
 * @see Amazon ElastiCache User Guide, "Managing maintenance" and "Scheduling automatic backups"
 */
const windowsOf = ({ database, redis }: Draft) =>
  ({
    databaseBackup: { at: 'database.backupWindow', window: database?.backupWindow, shortestMinutes: 30 },
    databaseMaintenance: {
      at: 'database.maintenanceWindow',
      window: database?.maintenanceWindow,
      shortestMinutes: 30,
    },
    redisSnapshot: { at: 'redis.snapshotWindow', window: redis?.snapshotWindow, shortestMinutes: 60 },
    redisMaintenance: {
      at: 'redis.maintenanceWindow',
      window: redis?.maintenanceWindow,
      shortestMinutes: 60,
    },
  }) as const satisfies Record<string, OpenWindow>;

/** Windows are as long as AWS asks for. */
export const windowLengths: Rule = (environment) =>
  Object.values(windowsOf(environment)).flatMap(({ at, window, shortestMinutes }) =>
    window !== undefined && lengthOf(window) < shortestMinutes
      ? [
          {
            at,
            got: `${window}, ${lengthOf(window)} minutes`,
            allowed: `at least ${shortestMinutes} minutes`,
            fix: 'Let the window begin earlier or end later.',
          },
        ]
      : [],
  );

/** AWS refuses a backup during maintenance; both data stores down at once would be two outages in one. */
export const windowOverlaps: Rule = (environment) => {
  const { databaseBackup, databaseMaintenance, redisSnapshot, redisMaintenance } = windowsOf(environment);
  return [
    ...overlap(databaseBackup, databaseMaintenance),
    ...overlap(redisSnapshot, redisMaintenance),
    ...overlap(databaseMaintenance, redisMaintenance),
  ];
};

const overlap = (one: OpenWindow, other: OpenWindow) =>
  one.window !== undefined && other.window !== undefined && windowsOverlap(one.window, other.window)
    ? [
        {
          at: other.at,
          got: `${other.window}, which overlaps ${one.window} of ${one.at}`,
          allowed: `a window that is closed while ${one.at} is open`,
          fix: 'Move one of the two windows.',
        },
      ]
    : [];
