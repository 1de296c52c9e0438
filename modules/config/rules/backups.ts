import { START_WINDOW_HOURS } from '../../backup/settings';
import type { Problem } from '../../shared/problems';
import { windowsOverlap } from '../windows';
import type { Rule } from './rule';

/** Minimum days of a recovery point in cold storage. */
export const COLD_STORAGE_DAYS = 90;

/** Allowed retention with cold storage, in words. */
export const allowedWithColdStorage = (shortest: number | string): string =>
  `at least ${shortest} days: cold storage requires ${COLD_STORAGE_DAYS} days`;

/** Retention that the vault lock allows, in words. */
export const shortestInVault = (least: number | string, lock: string): string =>
  `at least ${least} days, ${lock}`;

/** Retention that the vault lock allows, in words. */
export const longestInVault = (most: number | string, lock: string): string =>
  `at most ${most} days, ${lock}`;

/**
 * Recovery points in cold storage are kept there for at least 90 days.
 * @see AWS Backup API Reference, "Lifecycle"
 */
export const backupColdStorage: Rule = ({ backup }) => {
  const { coldAfterDays, keepDays } = backup?.monthly ?? {};
  if (coldAfterDays === undefined || keepDays === undefined) return [];
  const shortest = coldAfterDays + COLD_STORAGE_DAYS;
  if (keepDays >= shortest) return [];
  return [
    {
      at: 'backup.monthly.keepDays',
      got: `${keepDays} days with coldAfterDays at ${coldAfterDays}`,
      allowed: allowedWithColdStorage(shortest),
      fix: 'Raise keepDays, or lower or remove coldAfterDays.',
    },
  ];
};

const PLANS = ['daily', 'monthly'] as const;

/** Retention is within the vault lock: AWS Backup fails every job whose retention is outside. */
export const backupVaultLock: Rule = ({ backup }) => {
  const { minRetentionDays: least, maxRetentionDays: most } = backup?.vaultLock ?? {};
  return PLANS.flatMap((plan): Problem[] => {
    const keepDays = backup?.[plan]?.keepDays;
    if (keepDays === undefined) return [];
    const isTooShort = least !== undefined && keepDays < least;
    const isTooLong = most !== undefined && keepDays > most;
    if (!isTooShort && !isTooLong) return [];
    return [
      {
        at: `backup.${plan}.keepDays`,
        got: `${keepDays} days`,
        allowed: isTooShort
          ? shortestInVault(least, 'backup.vaultLock.minRetentionDays')
          : longestInVault(`${most}`, 'backup.vaultLock.maxRetentionDays'),
        fix: isTooShort
          ? 'Raise keepDays or lower minRetentionDays.'
          : 'Lower keepDays or raise maxRetentionDays.',
      },
    ];
  });
};

/** Objects in the bucket of backups are kept at least as long as daily recovery points. */
export const backupsBucketRetention: Rule = ({ backup, storage }) => {
  const expire = storage?.backups?.expireAfterDays;
  const keepDays = backup?.daily?.keepDays;
  if (expire === undefined || keepDays === undefined || expire >= keepDays) return [];
  return [
    {
      at: 'storage.backups.expireAfterDays',
      got: `${expire} days with daily backups of ${keepDays} days`,
      allowed: `at least ${keepDays} days, backup.daily.keepDays`,
      fix: 'Raise expireAfterDays or lower backup.daily.keepDays.',
    },
  ];
};

/**
 * The monthly backup is at least a start window away from the daily one: AWS Backup runs one job of a resource at a
 * time, so that the later one could expire, and of rules whose start windows overlap it takes one backup only.
 * @see AWS Backup Developer Guide, "Backup plan options and configuration"
 */
export const backupsApart: Rule = ({ backup }) => {
  const { daily, monthly } = backup ?? {};
  if (daily?.schedule === undefined || monthly?.schedule === undefined) return [];
  const minutes = Math.abs(minuteOfDay(daily.schedule) - minuteOfDay(monthly.schedule));
  if (Math.min(minutes, MINUTES_PER_DAY - minutes) >= START_WINDOW_HOURS * 60) return [];
  return [
    {
      at: 'backup.monthly.schedule',
      got: `${monthly.schedule}, with the daily backup at ${daily.schedule}`,
      allowed: `at least ${START_WINDOW_HOURS} hours before and after the daily backup`,
      fix: 'Move one of the schedules, for example twelve hours away from the other.',
    },
  ];
};

/** Normally a job starts within an hour, and RDS allows no backup in the hour before its own windows. */
const HOURS_CLEAR = 2;

/**
 * RDS rejects a backup during its backup and maintenance windows, and in the hour before them.
 * @see AWS Backup Developer Guide, "Amazon RDS backups"
 */
export const backupSchedules: Rule = ({ backup, database }) =>
  PLANS.flatMap((plan) => {
    const schedule = backup?.[plan]?.schedule;
    if (schedule === undefined) return [];
    const window = clearWindow(schedule);
    return (['backupWindow', 'maintenanceWindow'] as const).flatMap((setting): Problem[] => {
      const taken = database?.[setting];
      if (taken === undefined || !windowsOverlap(window, taken)) return [];
      return [
        {
          at: `backup.${plan}.schedule`,
          got: `${schedule}, too close to ${taken} of database.${setting}`,
          allowed: `a time at least ${HOURS_CLEAR} hours before that window, or after it`,
          fix: 'Move the schedule or the window.',
        },
      ];
    });
  });

/** The hours after a schedule, as a daily window: a monthly schedule can fall on any day of the week. */
function clearWindow(schedule: string): string {
  const start = minuteOfDay(schedule);
  const time = (minutes: number) => `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
  return `${time(start)}-${time(start + HOURS_CLEAR * 60)}`;
}

const MINUTES_PER_DAY = 24 * 60;

/** Minutes from midnight to the time of a schedule. */
function minuteOfDay(schedule: string): number {
  const [minute, hour] = schedule.replace('cron(', '').split(' ').map(Number) as [number, number];
  return hour * 60 + minute;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** Rules about backups. */
export const backupRules: readonly Rule[] = [
  backupColdStorage,
  backupVaultLock,
  backupsBucketRetention,
  backupsApart,
  backupSchedules,
];
