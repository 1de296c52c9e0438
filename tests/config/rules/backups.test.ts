import type { Draft } from '../../../modules/config/draft';
import {
  backupColdStorage,
  backupSchedules,
  backupsApart,
  backupsBucketRetention,
  backupVaultLock,
} from '../../../modules/config/rules/backups';
import type { Rule } from '../../../modules/config/rules/rule';

/** Problems that a rule reports for these settings alone. */
const problems = (rule: Rule, environment: object) => rule(environment as Draft);

describe('Recovery points', () => {
  test('can expire after 90 days in cold storage', () => {
    const backup = { monthly: { coldAfterDays: 30, keepDays: 120 } };
    expect(problems(backupColdStorage, { backup })).toEqual([]);
  });

  test('do not expire earlier', () => {
    const backup = { monthly: { coldAfterDays: 30, keepDays: 119 } };
    expect(problems(backupColdStorage, { backup })).toEqual([
      {
        at: 'backup.monthly.keepDays',
        got: '119 days with coldAfterDays at 30',
        allowed: 'at least 120 days: cold storage requires 90 days',
        fix: 'Raise keepDays, or lower or remove coldAfterDays.',
      },
    ]);
  });

  test('can have the shortest and the longest retention of the vault lock', () => {
    const vaultLock = { minRetentionDays: 35, maxRetentionDays: 365 };
    const backup = { daily: { keepDays: 35 }, monthly: { keepDays: 365 }, vaultLock };
    expect(problems(backupVaultLock, { backup })).toEqual([]);
  });

  test('cannot have a shorter or longer retention', () => {
    const vaultLock = { minRetentionDays: 36, maxRetentionDays: 364 };
    const backup = { daily: { keepDays: 35 }, monthly: { keepDays: 365 }, vaultLock };
    expect(problems(backupVaultLock, { backup })).toEqual([
      {
        at: 'backup.daily.keepDays',
        got: '35 days',
        allowed: 'at least 36 days, backup.vaultLock.minRetentionDays',
        fix: 'Raise keepDays or lower minRetentionDays.',
      },
      {
        at: 'backup.monthly.keepDays',
        got: '365 days',
        allowed: 'at most 364 days, backup.vaultLock.maxRetentionDays',
        fix: 'Lower keepDays or raise maxRetentionDays.',
      },
    ]);
  });
});

describe('The bucket of backups', () => {
  test('can keep objects as long as a daily backup', () => {
    const environment = {
      storage: { backups: { expireAfterDays: 35 } },
      backup: { daily: { keepDays: 35 } },
    };
    expect(problems(backupsBucketRetention, environment)).toEqual([]);
  });

  test('cannot expire objects earlier', () => {
    const environment = {
      storage: { backups: { expireAfterDays: 34 } },
      backup: { daily: { keepDays: 35 } },
    };
    expect(problems(backupsBucketRetention, environment)).toEqual([
      {
        at: 'storage.backups.expireAfterDays',
        got: '34 days with daily backups of 35 days',
        allowed: 'at least 35 days, backup.daily.keepDays',
        fix: 'Raise expireAfterDays or lower backup.daily.keepDays.',
      },
    ]);
  });
});

describe('A backup schedule', () => {
  const database = { backupWindow: '07:00-08:00', maintenanceWindow: 'sun:08:30-sun:09:30' };

  test.each(['cron(0 5 * * ? *)', 'cron(30 9 * * ? *)', 'cron(0 23 * * ? *)'])(
    '%s is outside the windows of the database',
    (schedule) => {
      expect(problems(backupSchedules, { backup: { daily: { schedule } }, database })).toEqual([]);
    },
  );

  test('does not start in the two hours before the backup window', () => {
    const backup = { daily: { schedule: 'cron(1 5 * * ? *)' } };
    expect(problems(backupSchedules, { backup, database })).toEqual([
      {
        at: 'backup.daily.schedule',
        got: 'cron(1 5 * * ? *), too close to 07:00-08:00 of database.backupWindow',
        allowed: 'a time at least 2 hours before that window, or after it',
        fix: 'Move the schedule or the window.',
      },
    ]);
  });

  test('of every month can fall on the weekly maintenance window', () => {
    const backup = { monthly: { schedule: 'cron(0 9 1 * ? *)' } };
    expect(problems(backupSchedules, { backup, database })).toEqual([
      {
        at: 'backup.monthly.schedule',
        got: 'cron(0 9 1 * ? *), too close to sun:08:30-sun:09:30 of database.maintenanceWindow',
        allowed: 'a time at least 2 hours before that window, or after it',
        fix: 'Move the schedule or the window.',
      },
    ]);
  });

  test('may cross midnight', () => {
    const backup = { daily: { schedule: 'cron(30 23 * * ? *)' } };
    expect(problems(backupSchedules, { backup, database: { backupWindow: '01:00-02:00' } })).toHaveLength(1);
    expect(problems(backupSchedules, { backup, database: { backupWindow: '01:30-02:30' } })).toEqual([]);
  });
});

describe('The monthly backup', () => {
  const daily = { schedule: 'cron(0 3 * * ? *)' };

  test.each(['cron(0 11 1 * ? *)', 'cron(0 19 1 * ? *)'])(
    'can be eight hours away from the daily one (%s)',
    (schedule) => {
      expect(problems(backupsApart, { backup: { daily, monthly: { schedule } } })).toEqual([]);
    },
  );

  test('cannot be closer, also across midnight', () => {
    expect(
      problems(backupsApart, { backup: { daily, monthly: { schedule: 'cron(1 19 1 * ? *)' } } }),
    ).toEqual([
      {
        at: 'backup.monthly.schedule',
        got: 'cron(1 19 1 * ? *), with the daily backup at cron(0 3 * * ? *)',
        allowed: 'at least 8 hours before and after the daily backup',
        fix: 'Move one of the schedules, for example twelve hours away from the other.',
      },
    ]);
    expect(
      problems(backupsApart, { backup: { daily, monthly: { schedule: 'cron(59 10 1 * ? *)' } } }),
    ).toHaveLength(1);
  });
});
