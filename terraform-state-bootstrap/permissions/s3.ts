import { worldwideArn } from './arns';
import type { Permissions, PermissionsTable, Target } from './grant';

/** `bmo-learning-prod-documents-123456789012`: the account is in the name, so no bucket of somebody else fits. */
const buckets = ({ prefix, accountId }: Target): string => worldwideArn('s3', `${prefix}-*-${accountId}`);

/** One of a bucket's settings: what reads it, and what sets and removes it. */
const setting =
  (read: string, ...write: readonly string[]): Permissions =>
  (target) => [
    { access: 'read', actions: [read], resources: [buckets(target)] },
    { access: 'write', actions: write, resources: [buckets(target)] },
  ];

/**
 * What the provider asks of every bucket on every refresh, whether it is set or not. `s3:ListBucket` is how it finds
 * out that the bucket exists; it can list the names of objects, but not read any.
 */
const READ_BUCKET = [
  's3:GetAccelerateConfiguration',
  's3:GetBucketAcl',
  's3:GetBucketCORS',
  's3:GetBucketLogging',
  's3:GetBucketObjectLockConfiguration',
  's3:GetBucketPolicy',
  's3:GetBucketRequestPayment',
  's3:GetBucketTagging',
  's3:GetBucketVersioning',
  's3:GetBucketWebsite',
  's3:GetEncryptionConfiguration',
  's3:GetLifecycleConfiguration',
  's3:GetReplicationConfiguration',
  's3:ListBucket',
];

/** Amazon S3. IAM's actions have other names than the operations here and there. */
export const s3Permissions: PermissionsTable = {
  aws_s3_bucket: (target) => [
    { access: 'read', actions: READ_BUCKET, resources: [buckets(target)] },
    {
      access: 'write',
      actions: ['s3:CreateBucket', 's3:PutBucketTagging', 's3:DeleteBucket'],
      resources: [buckets(target)],
    },
    // A bucket that is not protected goes with its objects, in all of their versions.
    { access: 'read', actions: ['s3:ListBucketVersions'], resources: [buckets(target)] },
    {
      access: 'write',
      actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
      resources: [`${buckets(target)}/*`],
    },
  ],
  aws_s3_bucket_cors_configuration: setting('s3:GetBucketCORS', 's3:PutBucketCORS'),
  aws_s3_bucket_lifecycle_configuration: setting(
    's3:GetLifecycleConfiguration',
    's3:PutLifecycleConfiguration',
  ),
  aws_s3_bucket_logging: setting('s3:GetBucketLogging', 's3:PutBucketLogging'),
  aws_s3_bucket_ownership_controls: setting('s3:GetBucketOwnershipControls', 's3:PutBucketOwnershipControls'),
  aws_s3_bucket_policy: setting('s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'),
  aws_s3_bucket_public_access_block: setting(
    's3:GetBucketPublicAccessBlock',
    's3:PutBucketPublicAccessBlock',
  ),
  aws_s3_bucket_server_side_encryption_configuration: setting(
    's3:GetEncryptionConfiguration',
    's3:PutEncryptionConfiguration',
  ),
  aws_s3_bucket_versioning: setting('s3:GetBucketVersioning', 's3:PutBucketVersioning'),
};
