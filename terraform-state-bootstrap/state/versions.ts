import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { objectsRule } from '../../modules/s3/lifecycle';

/** Earlier versions of a state. */
export interface NoncurrentVersions {
  /** Versions of each object that are kept however old they are, 1 to 100. */
  readonly keep: number;
  /** Days that versions beyond those are kept. */
  readonly days: number;
}

/**
 * Keeps current states for ever, and earlier versions by number and age: S3 deletes a version that is older than
 * `days` and has `keep` newer noncurrent ones. A state that nobody changed for years keeps its history, and one that
 * is written every hour keeps a year of it.
 *
 * @see Amazon S3 User Guide, "Lifecycle configuration elements", `NewerNoncurrentVersions`
 */
export const versionsRule = ({ keep, days }: NoncurrentVersions): S3BucketLifecycleConfigurationRule =>
  objectsRule('states', { noncurrentDays: days, newerNoncurrentVersions: keep });
