import { z } from 'zod';
import { formatted } from '../shared/schema';

/** Longest that AWS Backup keeps a recovery point, a hundred years. */
const MOST_DAYS = 36500;

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
    "When the daily backup starts, within an hour; clear of the database's windows and the hour before.",
  ),
  keepDays: keepDays(2).describe(
    'Days that daily recovery points are kept. A change is true of later recovery points only.',
  ),
});

const monthly = z.strictObject({
  schedule: everyMonth().describe(
    "When the monthly backup starts, within an hour; clear of the database's windows and the hour before.",
  ),
  coldAfterDays: z
    .int()
    .min(1)
    .max(MOST_DAYS)
    .optional()
    .describe(
      'Days after which a recovery point moves to cold storage, at least 90 days before its end. Only EFS ' +
        'has cold storage among what is backed up here: AWS Backup ignores it for RDS and S3. Unset, none ' +
        'moves.',
    ),
  keepDays: keepDays(31).describe(
    'Days that monthly recovery points are kept; fewer than 31 would leave days without any. A change is ' +
      'true of later recovery points only.',
  ),
});

const vaultLock = z.strictObject({
  minRetentionDays: keepDays(1).describe(
    'Shortest that the vault accepts: a job that would keep its recovery point for less fails.',
  ),
  maxRetentionDays: keepDays(1).describe(
    'Longest that the vault accepts: a job that would keep its recovery point for more fails.',
  ),
});

const copyTo = z.strictObject({
  vaultArn: formatted(
    /^arn:aws[a-z-]*:backup:[a-z0-9-]+:\d{12}:backup-vault:[A-Za-z0-9_-]{2,50}$/,
    'the ARN of a backup vault, such as arn:aws:backup:us-west-2:123456789012:backup-vault:bmo-learning',
  ).describe(
    'Vault that every recovery point is copied to, in another region. Somebody else has created it; a ' +
      'change is true of later recovery points only. Costs storage there and transfer of what changed.',
  ),
});

const restoreTesting = z.strictObject({
  schedule: everyMonth().describe('When the newest recovery points are restored, within eight hours.'),
  validationHours: z
    .int()
    .min(1)
    .max(168)
    .describe(
      'Hours that restored copies stay for somebody to look at before AWS Backup deletes them; each hour ' +
        'costs what the original costs.',
    ),
});

/**
 * Settings of one environment's backups.
 * @see AWS Backup Developer Guide, "Backup plan options and configuration" and "AWS Backup Vault Lock"
 */
export const backupSettings = z.strictObject({
  daily: daily.describe('Backup of every day.'),
  monthly: monthly.optional().describe('Backup of every month, kept longer. Unset, there is none.'),
  vaultLock: vaultLock.describe(
    'What the vault holds every job to, in governance mode: who has the permission can lift it again. ' +
      'Recovery points inside keep the retention that they were made with.',
  ),
  copyTo: copyTo.optional().describe('Copy to another region. Unset, recovery points stay in this one.'),
  restoreTesting: restoreTesting
    .optional()
    .describe('Restores on trial, deleted afterwards. Unset, nobody knows whether backups can be restored.'),
});

export type BackupSettings = z.infer<typeof backupSettings>;
export type RestoreTestingSettings = z.infer<typeof restoreTesting>;
