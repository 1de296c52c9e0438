import { z } from 'zod';

/** Most days that lifecycle settings accept: ten years. A larger number is most likely a typing error. */
const MOST_DAYS = 3653;

const days = (min: number) => z.int().min(min).max(MOST_DAYS);

const noncurrentDays = days(1).describe(
  'Recovery window in days: overwritten and deleted objects can be restored until then. Lowering it ' +
    'permanently deletes older versions within a day or two. At least 90 with archiveAfterDays, 30 with ' +
    'infrequentAccessAfterDays: S3 bills that many days anyway.',
);

const archiveAfterDays = (after: string) =>
  days(1)
    .optional()
    .describe(
      `Days after which objects move to Glacier Instant Retrieval${after}: readable at once, cheaper to store, ` +
        'more expensive to read, billed for at least 90 days. Unset, they never move. Takes effect within two days.',
    );

const expireAfterDays = (what: string) =>
  days(1)
    .optional()
    .describe(
      `Days after which ${what} are deleted; at least 90 days after archiveAfterDays. Unset, they are kept forever. ` +
        'Setting or lowering it deletes older objects within a day or two; they can be restored for ' +
        'noncurrentDays.',
    );

/**
 * Lifecycle of uploaded documents.
 * @see Amazon S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle"
 */
export const documentsBucketSettings = z.strictObject({
  infrequentAccessAfterDays: days(30)
    .optional()
    .describe(
      'Days after which documents move to Standard-Infrequent Access: half the storage price, plus a fee per ' +
        'GB read. S3 requires at least 30. Unset, they stay in Standard. Takes effect within a day or two.',
    ),
  archiveAfterDays: archiveAfterDays(', at least 30 days after infrequentAccessAfterDays'),
  expireAfterDays: expireAfterDays('documents'),
  noncurrentDays,
});

/**
 * Lifecycle of exports and dumps.
 * @see Amazon S3 User Guide, "Managing the lifecycle of objects"
 */
export const backupsBucketSettings = z.strictObject({
  archiveAfterDays: archiveAfterDays(''),
  expireAfterDays: expireAfterDays('exports and dumps'),
  noncurrentDays,
});

/** Settings of one environment's buckets. */
export const storageSettings = z.strictObject({
  documents: documentsBucketSettings.describe('Bucket of uploaded documents.'),
  backups: backupsBucketSettings.describe('Bucket of exports and dumps. AWS Backup does not write here.'),
  logs: z
    .strictObject({
      retentionDays: days(1).describe(
        'Days that access logs of the load balancer, the buckets and CloudFront are kept. Lowering it deletes ' +
          'older logs within a day or two. Flow logs have their own setting.',
      ),
    })
    .describe('Bucket that AWS services deliver logs to.'),
});

export type DocumentsBucketSettings = z.infer<typeof documentsBucketSettings>;
export type BackupsBucketSettings = z.infer<typeof backupsBucketSettings>;
export type StorageSettings = z.infer<typeof storageSettings>;
