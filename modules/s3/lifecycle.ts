import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';

/** Days after which parts of an upload that was never completed are deleted; nobody sees them, all pay. */
const ABANDONED_UPLOAD_DAYS = 7;

/** What happens to objects over time; what is not configured is not emitted, S3 refuses half a rule. */
export interface Retention {
  /** Moves to cheaper storage, in the order of days; those without a number of days do not take place. */
  readonly transitions?: readonly { readonly storageClass: string; readonly days?: number }[];
  /** Days after which current versions are deleted; without it, never. */
  readonly expireAfterDays?: number;
  /** Days after which versions that were overwritten or deleted are gone for good. */
  readonly noncurrentDays: number;
  /** Versions of each object that are kept beyond that, 1 to 100. @default none */
  readonly newerNoncurrentVersions?: number;
}

/**
 * The rule that every bucket has, about all of its objects. The filter is there and empty: left out, the
 * provider would take the rule for one in the old format.
 *
 * @see Amazon S3 User Guide, "Lifecycle configuration elements"
 */
export function objectsRule(id: string, retention: Retention): S3BucketLifecycleConfigurationRule {
  const { transitions = [], expireAfterDays, noncurrentDays, newerNoncurrentVersions } = retention;
  const configured = transitions.filter(({ days }) => days !== undefined);
  return {
    id,
    status: 'Enabled',
    filter: [{}],
    ...(configured.length > 0 && { transition: [...configured] }),
    ...(expireAfterDays !== undefined && { expiration: [{ days: expireAfterDays }] }),
    noncurrentVersionExpiration: [{ noncurrentDays, newerNoncurrentVersions }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABANDONED_UPLOAD_DAYS }],
  };
}

/** Deletes what begins with a prefix after some days; prefixes of one bucket must not overlap. */
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
