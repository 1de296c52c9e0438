import { backupSettings } from '../../modules/backup/settings';

const settings = {
  daily: { schedule: 'cron(0 3 * * ? *)', keepDays: 35 },
  vaultLock: { minRetentionDays: 7, maxRetentionDays: 400 },
};
const accepts = (changes: object) => backupSettings.safeParse({ ...settings, ...changes }).success;
const daily = (schedule: string) => accepts({ daily: { schedule, keepDays: 35 } });
const monthly = (schedule: string) => accepts({ monthly: { schedule, keepDays: 365 } });

describe('settings of the backups', () => {
  it('require neither a monthly plan nor a copy nor restore tests', () => {
    expect(accepts({})).toBe(true);
  });

  it.each(['cron(0 0 * * ? *)', 'cron(59 23 * * ? *)'])('accept the daily schedule %s', (schedule) => {
    expect(daily(schedule)).toBe(true);
  });

  it.each(['cron(60 3 * * ? *)', 'cron(0 24 * * ? *)', 'cron(0 3 1 * ? *)', 'cron(0 3 ? * MON *)', '03:00'])(
    'reject the daily schedule %s',
    (schedule) => {
      expect(daily(schedule)).toBe(false);
    },
  );

  it.each(['cron(0 4 1 * ? *)', 'cron(30 4 28 * ? *)'])('accept the monthly schedule %s', (schedule) => {
    expect(monthly(schedule)).toBe(true);
  });

  it.each(['cron(0 4 29 * ? *)', 'cron(0 4 0 * ? *)', 'cron(0 4 * * ? *)'])(
    'reject the monthly schedule %s, which is invalid or missing in some months',
    (schedule) => {
      expect(monthly(schedule)).toBe(false);
    },
  );

  it('reject a retention that ends before the next backup', () => {
    expect(accepts({ daily: { ...settings.daily, keepDays: 1 } })).toBe(false);
    expect(accepts({ monthly: { schedule: 'cron(0 4 1 * ? *)', keepDays: 30 } })).toBe(false);
  });

  it('reject a copy to anything but a vault', () => {
    expect(accepts({ copyTo: { vaultArn: 'arn:aws:s3:::bucket' } })).toBe(false);
    expect(accepts({ copyTo: { vaultArn: 'arn:aws:backup:us-west-2:123456789012:backup-vault:dr' } })).toBe(
      true,
    );
  });
});
