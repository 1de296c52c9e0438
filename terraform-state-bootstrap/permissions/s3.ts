import { canaryCodeArn } from '../roles/stateful-deletes';
import { worldwideArn } from './arns';
import type { Permissions, PermissionsTable, Target } from './grant';

/** `bmo-learning-prod-documents-123456789012`. The account in the name excludes buckets of other accounts. */
const buckets = ({ prefix, accountId }: Target): string => worldwideArn('s3', `${prefix}-*-${accountId}`);

/** A setting of a bucket: the action that reads it, and those that set and remove it. */
const setting =
  (read: string, ...write: readonly string[]): Permissions =>
  (target) => [
    { access: 'read', actions: [read], resources: [buckets(target)] },
    { access: 'write', actions: write, resources: [buckets(target)] },
  ];

/**
 * What the provider reads of every bucket at every refresh, whether it is set or not. It finds out with
 * `s3:ListBucket` that the bucket exists; this permits listing the names of objects, but not reading them.
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

/** Amazon S3. Some of its actions are not called like their API operations. */
export const s3Permissions: PermissionsTable = {
  aws_s3_bucket: (target) => [
    { access: 'read', actions: READ_BUCKET, resources: [buckets(target)] },
    {
      access: 'write',
      actions: ['s3:CreateBucket', 's3:PutBucketTagging', 's3:DeleteBucket'],
      resources: [buckets(target)],
    },
    // A bucket that is not protected is deleted with all versions of its objects.
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
  // The code of the canary, the only object that Terraform writes.
  aws_s3_object: (target) => {
    const code = [canaryCodeArn(target, target.accountId)];
    return [
      { access: 'read', actions: ['s3:GetObject', 's3:GetObjectTagging'], resources: code },
      {
        access: 'write',
        actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObject', 's3:PutObjectTagging'],
        resources: code,
      },
      {
        access: 'read',
        actions: ['s3:ListBucket', 's3:ListBucketVersions'],
        resources: [worldwideArn('s3', `${target.prefix}-logs-${target.accountId}`)],
      },
    ];
  },
  aws_s3_bucket_versioning: setting('s3:GetBucketVersioning', 's3:PutBucketVersioning'),
};
