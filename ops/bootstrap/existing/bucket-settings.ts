import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Sender } from '../../toolbox/aws/client-config';
import { ABSENT, type Look, present, unlessAbsent } from './existence-check';

/** Whether a setting of a bucket exists. */
type Setting = (s3: Sender<S3Client>, bucket: { readonly Bucket: string }) => Promise<boolean>;

const SETTINGS: Readonly<Record<string, Setting>> = {
  // Never set is not the same as suspended: what was never set, Terraform creates.
  aws_s3_bucket_versioning: async (s3, bucket) =>
    (await s3.send(new GetBucketVersioningCommand(bucket))).Status !== undefined,
  aws_s3_bucket_logging: async (s3, bucket) =>
    (await s3.send(new GetBucketLoggingCommand(bucket))).LoggingEnabled !== undefined,
  aws_s3_bucket_server_side_encryption_configuration: (s3, bucket) =>
    exists('ServerSideEncryptionConfigurationNotFoundError', () =>
      s3.send(new GetBucketEncryptionCommand(bucket)),
    ),
  aws_s3_bucket_public_access_block: (s3, bucket) =>
    exists('NoSuchPublicAccessBlockConfiguration', () => s3.send(new GetPublicAccessBlockCommand(bucket))),
  aws_s3_bucket_ownership_controls: (s3, bucket) =>
    exists('OwnershipControlsNotFoundError', () => s3.send(new GetBucketOwnershipControlsCommand(bucket))),
  aws_s3_bucket_policy: (s3, bucket) =>
    exists('NoSuchBucketPolicy', () => s3.send(new GetBucketPolicyCommand(bucket))),
  aws_s3_bucket_lifecycle_configuration: (s3, bucket) =>
    exists('NoSuchLifecycleConfiguration', () => s3.send(new GetBucketLifecycleConfigurationCommand(bucket))),
  aws_s3_bucket_replication_configuration: (s3, bucket) =>
    exists('ReplicationConfigurationNotFoundError', () => s3.send(new GetBucketReplicationCommand(bucket))),
};

const exists = async (absence: string, call: () => Promise<object>): Promise<boolean> =>
  (await unlessAbsent([absence], call)) !== undefined;

/**
 * A setting of a bucket, which is a resource of its own in Terraform. Taken over rather than put again, a setting
 * that exists shows in the plan as what would change.
 */
const lookAtSetting =
  (setting: Setting): Look =>
  async (resource, { clients, text }) => {
    const bucket = text(resource, 'bucket');
    const s3 = clients.s3(resource.region);
    const found = await unlessAbsent(['NoSuchBucket'], () => setting(s3, { Bucket: bucket }));
    return found ? present(bucket, false) : ABSENT;
  };

/** Looks by type. */
export const BUCKET_SETTINGS: Readonly<Record<string, Look>> = Object.fromEntries(
  Object.entries(SETTINGS).map(([type, setting]) => [type, lookAtSetting(setting)]),
);
