import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';

/** Days after which parts of incomplete uploads are deleted: they are invisible, but cost money. */
const ABANDONED_UPLOAD_DAYS = 7;

/** Lifecycle of objects. Unset parts are left out: S3 refuses incomplete rules. */
export interface Retention {
  /** Transitions to cheaper storage, in the order of days; those without days are left out. */
  readonly transitions?: readonly { readonly storageClass: string; readonly days?: number }[];
  /** Days after which current versions are deleted. @default never */
  readonly expireAfterDays?: number;
  /** Days after which noncurrent (overwritten or deleted) versions are permanently deleted. */
  readonly noncurrentDays: number;
  /** Noncurrent versions of each object that are kept beyond that, 1 to 100. @default none */
  readonly newerNoncurrentVersions?: number;
}

/**
 * Lifecycle rule for all objects of a bucket. The empty filter is required: without it, the provider assumes the
 * old rule format.
 *
 * @see Amazon S3 User Guide, "Lifecycle configuration elements" and "Removing expired object delete markers"
 */
export function objectsRule(id: string, retention: Retention): S3BucketLifecycleConfigurationRule {
  const { transitions = [], expireAfterDays, noncurrentDays, newerNoncurrentVersions } = retention;
  const configured = transitions.filter(({ days }) => days !== undefined);
  return {
    id,
    status: 'Enabled',
    filter: [{}],
    ...(configured.length > 0 && { transition: [...configured] }),
    // A rule with days also removes delete markers whose versions are all gone; without days, it must be told to.
    expiration: [
      expireAfterDays === undefined ? { expiredObjectDeleteMarker: true } : { days: expireAfterDays },
    ],
    noncurrentVersionExpiration: [{ noncurrentDays, newerNoncurrentVersions }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABANDONED_UPLOAD_DAYS }],
  };
}

/** Deletes objects with a prefix after some days; prefixes of one bucket must not overlap. */
export const expirePrefix = (
  id: string,
  prefix: string,
  days: number,
): S3BucketLifecycleConfigurationRule => ({
  id,
  status: 'Enabled',
  filter: [{ prefix }],
  expiration: [{ days }],
});
