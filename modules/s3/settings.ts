import { z } from 'zod';

/** Longest stay that lifecycle settings accept, ten years; a longer number is a typing error. */
const MOST_DAYS = 3653;

const days = (min: number) => z.int().min(min).max(MOST_DAYS);

const noncurrentDays = days(1).describe(
  'Days in which an overwritten or deleted object can be had back. Lowering it deletes older versions ' +
    'within a day or two, for good.',
);

const archiveAfterDays = (after: string) =>
  days(1)
    .optional()
    .describe(
      `Days after which objects move to Glacier Instant Retrieval${after}: read at once, cheaper to keep, ` +
        'dearer to read, charged for 90 days at least. Unset, they never do. Takes effect within two days.',
    );

const expireAfterDays = (what: string) =>
  days(1)
    .optional()
    .describe(
      `Days after which ${what} are deleted, later than every move. Unset, they are kept forever. Setting ` +
        'or lowering it deletes what is older within a day or two; noncurrentDays later they are gone.',
    );

/**
 * What happens to uploaded documents over time.
 * @see Amazon S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle"
 */
export const documentsBucketSettings = z.strictObject({
  infrequentAccessAfterDays: days(30)
    .optional()
    .describe(
      'Days after which documents move to Standard-Infrequent Access: half the price to keep, a fee per GB ' +
        'read. S3 takes nothing below 30. Unset, they stay in Standard. Takes effect within a day or two.',
    ),
  archiveAfterDays: archiveAfterDays(', at least 30 days after infrequentAccessAfterDays'),
  expireAfterDays: expireAfterDays('documents of the users'),
  noncurrentDays,
});

/**
 * What happens to exports and dumps over time.
 * @see Amazon S3 User Guide, "Managing the lifecycle of objects"
 */
export const backupsBucketSettings = z.strictObject({
  archiveAfterDays: archiveAfterDays(''),
  expireAfterDays: expireAfterDays('backups that the application or an operator put here'),
  noncurrentDays,
});

/** Settings of one environment's buckets. */
export const storageSettings = z.strictObject({
  documents: documentsBucketSettings.describe('Bucket of uploaded documents.'),
  backups: backupsBucketSettings.describe('Bucket of exports and dumps; not where AWS Backup writes.'),
  logs: z
    .strictObject({
      retentionDays: days(1).describe(
        'Days that access logs of load balancer, buckets and CloudFront are kept. Lowering it deletes ' +
          'older logs within a day or two. Flow logs have a retention of their own.',
      ),
    })
    .describe('Bucket that AWS services deliver logs to.'),
});

export type DocumentsBucketSettings = z.infer<typeof documentsBucketSettings>;
export type BackupsBucketSettings = z.infer<typeof backupsBucketSettings>;
export type StorageSettings = z.infer<typeof storageSettings>;
