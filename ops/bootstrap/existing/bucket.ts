import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Problem } from '../../../modules/shared/problems';
import { accessProblem } from '../../toolbox/aws/access-problem';
import { httpStatus, type Sender } from '../../toolbox/aws/client-config';
import type { Resource } from '../configuration';
import {
  ABSENT,
  type CheckContext,
  type ExistenceCheck,
  type Finding,
  hasStackTag,
  present,
  unlessMissing,
} from './existence-check';

/** A bucket of this account in the region of its provider; anything else under its name is refused. */
export const checkBucket: ExistenceCheck = async (resource, context) => {
  const bucket = context.text(resource, 'bucket');
  const s3 = context.clients.s3(resource.region);
  try {
    const ExpectedBucketOwner = context.account.accountId;
    const { BucketRegion } = await s3.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner }));
    if (BucketRegion && BucketRegion !== resource.region) {
      return refused(bucket, resource, context, `a bucket in ${BucketRegion}`);
    }
  } catch (error) {
    const status = httpStatus(error);
    if (status === 404) return ABSENT;
    if (status === 403 && !accessProblem(error)) {
      const got = 'access denied: it belongs to another account, or these credentials may not list it';
      return refused(bucket, resource, context, got);
    }
    throw error;
  }
  const tags = await unlessMissing(['NoSuchTagSet'], () =>
    s3.send(new GetBucketTaggingCommand({ Bucket: bucket })),
  );
  return present(bucket, hasStackTag(context.stack, tags?.TagSet));
};

function refused(bucket: string, { region }: Resource, { account }: CheckContext, got: string): Finding {
  const problem: Problem = {
    at: `bucket ${bucket}`,
    got,
    allowed: `no such bucket yet, or one of account ${account.accountId} in ${region}`,
    fix:
      'If it is yours, use credentials of its account that may list it, or correct the region. If it is not, ' +
      'choose another name: `state` in environments/ for the state bucket, terraform-state-bootstrap/account.ts ' +
      'for any other.',
  };
  return { is: 'refused', problem };
}

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
  (await unlessMissing([absence], call)) !== undefined;

/**
 * A setting of a bucket, which is a resource of its own in Terraform. It is imported, so that the plan shows what would
 * change in it.
 */
const checkSetting =
  (setting: Setting): ExistenceCheck =>
  async (resource, { clients, text }) => {
    const bucket = text(resource, 'bucket');
    const s3 = clients.s3(resource.region);
    const found = await unlessMissing(['NoSuchBucket'], () => setting(s3, { Bucket: bucket }));
    return found ? present(bucket, false) : ABSENT;
  };

/** Checks of a bucket's settings, by type. */
export const BUCKET_SETTINGS: Readonly<Record<string, ExistenceCheck>> = Object.fromEntries(
  Object.entries(SETTINGS).map(([type, setting]) => [type, checkSetting(setting)]),
);
