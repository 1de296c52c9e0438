import { z } from 'zod';
import { formatted } from '../shared/schema';

/** Maximum retention of AWS Backup: 100 years. */
const MOST_DAYS = 36500;

/** Hours within which a backup starts after its schedule. */
export const START_WINDOW_HOURS = 8;

const TIME_OF_DAY = '([0-9]|[1-5][0-9]) ([0-9]|1[0-9]|2[0-3])';
const DAY_OF_MONTH = '([1-9]|1[0-9]|2[0-8])';

const everyDay = () =>
  formatted(
    new RegExp(`^cron\\(${TIME_OF_DAY} \\* \\* \\? \\*\\)$`),
    'a time of every day in UTC, minute first, such as cron(0 3 * * ? *)',
  );

const everyMonth = () =>
  formatted(
    new RegExp(`^cron\\(${TIME_OF_DAY} ${DAY_OF_MONTH} \\* \\? \\*\\)$`),
    'a time on one day from 1 to 28 of every month in UTC, minute first, such as cron(0 4 1 * ? *)',
  );

const keepDays = (min: number) => z.int().min(min).max(MOST_DAYS);

const daily = z.strictObject({
  schedule: everyDay().describe(
    'Time of the daily backup. AWS Backup starts it within eight hours, normally at once. At least two hours before ' +
      "the database's windows, or after them.",
  ),
  keepDays: keepDays(2).describe(
    'Days that daily recovery points are kept. A change applies to later recovery points only.',
  ),
});

const monthly = z.strictObject({
  schedule: everyMonth().describe(
    'Time of the monthly backup. AWS Backup starts it within eight hours, normally at once. At least eight hours ' +
      "before or after the daily backup, and at least two hours before the database's windows, or after them.",
  ),
  coldAfterDays: z
    .int()
    .min(1)
    .max(MOST_DAYS)
    .optional()
    .describe(
      'Days after which a recovery point moves to cold storage, at least 90 days before it expires. Applies to ' +
        'EFS only: AWS Backup ignores it for RDS and S3. Unset, recovery points stay in warm storage.',
    ),
  keepDays: keepDays(31).describe(
    'Days that monthly recovery points are kept; fewer than 31 would leave days without one. A change ' +
      'applies to later recovery points only.',
  ),
});

/** Limits of a vault lock. */
export const vaultLockSettings = z.strictObject({
  minRetentionDays: keepDays(1).describe(
    'Shortest retention in days that the vault accepts. A job with a shorter one fails.',
  ),
  maxRetentionDays: keepDays(1).describe(
    'Longest retention in days that the vault accepts. A job with a longer one fails.',
  ),
});

const copyTo = z.strictObject({
  vaultArn: formatted(
    /^arn:aws[a-z-]*:backup:[a-z0-9-]+:\d{12}:backup-vault:[A-Za-z0-9_-]{2,50}$/,
    'the ARN of a backup vault, such as arn:aws:backup:us-west-2:123456789012:backup-vault:bmo-learning',
  ).describe(
    'Vault in another region, or in another account of the AWS Organization, that every recovery point is copied to. ' +
      'It must exist: examples/hcl-root/environments/backup-copies creates it. The key of the database then admits the account in this ARN, ' +
      'because AWS Backup copies snapshots of RDS with it. A change applies to later recovery points only. Costs ' +
      'storage there and transfer of changed data.',
  ),
});

const restoreTesting = z.strictObject({
  schedule: everyMonth().describe(
    'Start of the restore tests, within eight hours. They restore the newest recovery points.',
  ),
  validationHours: z
    .int()
    .min(1)
    .max(168)
    .describe(
      'Hours that restored copies are kept for inspection before AWS Backup deletes them. Each hour costs ' +
        'as much as the original.',
    ),
});

/**
 * Settings of one environment's backups.
 * @see AWS Backup Developer Guide, "Backup plan options and configuration" and "AWS Backup Vault Lock"
 */
export const backupSettings = z.strictObject({
  daily: daily.describe('Daily backup.'),
  monthly: monthly.optional().describe('Monthly backup, kept longer. Unset, there is none.'),
  vaultLock: vaultLockSettings.describe(
    'Vault lock in governance mode: limits for the retention of every job. An IAM permission is enough to ' +
      'remove it. Existing recovery points keep their retention.',
  ),
  copyTo: copyTo
    .optional()
    .describe('Copies in another region or account. Unset, recovery points stay in this region and account.'),
  restoreTesting: restoreTesting
    .optional()
    .describe('Restore tests; the copies are deleted afterwards. Unset, restores are not tested.'),
});

export type BackupSettings = z.infer<typeof backupSettings>;
export type RestoreTestingSettings = z.infer<typeof restoreTesting>;
