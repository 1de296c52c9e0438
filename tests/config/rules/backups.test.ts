import type { Draft } from '../../../modules/config/draft';
import {
  backupColdStorage,
  backupSchedules,
  backupsBucketRetention,
  backupVaultLock,
} from '../../../modules/config/rules/backups';
import type { Rule } from '../../../modules/config/rules/rule';

/** What a rule says about an environment of which only this is known. */
const problems = (rule: Rule, environment: object) => rule(environment as Draft);

describe('Recovery points', () => {
  test('stay in cold storage for 90 days', () => {
    const backup = { monthly: { coldAfterDays: 30, keepDays: 120 } };
    expect(problems(backupColdStorage, { backup })).toEqual([]);
  });

  test('do not leave cold storage earlier', () => {
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

  test('are kept exactly as long as the lock of the vault accepts', () => {
    const vaultLock = { minRetentionDays: 35, maxRetentionDays: 365 };
    const backup = { daily: { keepDays: 35 }, monthly: { keepDays: 365 }, vaultLock };
    expect(problems(backupVaultLock, { backup })).toEqual([]);
  });

  test('are kept neither shorter nor longer', () => {
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
  test('keeps what is in it as long as a daily backup', () => {
    const environment = {
      storage: { backups: { expireAfterDays: 35 } },
      backup: { daily: { keepDays: 35 } },
    };
    expect(problems(backupsBucketRetention, environment)).toEqual([]);
  });

  test('does not delete it earlier', () => {
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
    '%s keeps clear of the windows of the database',
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

  test('of every month meets the weekly maintenance window sooner or later', () => {
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
