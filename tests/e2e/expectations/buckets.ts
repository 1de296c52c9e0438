import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import type { Aws } from '../aws';
import { ACCOUNT_ID } from '../emulator';
import type { ExpectedEnvironment } from './expected';
import { findKey } from './keys';
import { expectEqual, only } from './lookups';

const ROLES = ['documents', 'backups', 'logs'] as const;

/** What every bucket refuses, whoever asks, and what those with a customer key refuse besides. */
const DENIED = ['DenyPlainHttp', 'DenyTlsBelow12'];
const DENIED_KEYS = ['DenyOtherKmsKeys', 'DenyCustomerProvidedKeys'];

/** Every bucket is private, encrypted, versioned, TLS only, and tidied up. */
export async function expectBuckets(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const key = await findKey(aws, expected, 'storage');
  for (const role of ROLES) {
    const bucket = bucketName(expected, role);
    await expectPrivate(aws, bucket);
    await expectEncryption(aws, bucket, role === 'logs' ? undefined : key);
    await expectPolicy(aws, bucket, role === 'logs' ? DENIED : [...DENIED, ...DENIED_KEYS]);
    await expectLogging(aws, bucket, role, bucketName(expected, 'logs'));
  }
  return ROLES.join(', ');
}

const bucketName = ({ prefix }: ExpectedEnvironment, role: string) => `${prefix}-${role}-${ACCOUNT_ID}`;

async function expectPrivate({ s3 }: Aws, Bucket: string): Promise<void> {
  const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
  expectEqual(`public access block of ${Bucket}`, PublicAccessBlockConfiguration, {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
  const { OwnershipControls } = await s3.send(new GetBucketOwnershipControlsCommand({ Bucket }));
  expectEqual(`ownership of ${Bucket}`, OwnershipControls?.Rules, [
    { ObjectOwnership: 'BucketOwnerEnforced' },
  ]);
  const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
  expectEqual(`versioning of ${Bucket}`, Status, 'Enabled');
  const { Rules = [] } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
  const aborting = Rules.filter((rule) => rule.AbortIncompleteMultipartUpload);
  only(`rule of ${Bucket} that aborts uploads`, aborting);
}

/** A customer key; S3's own for the log bucket, load balancers accept no other. */
async function expectEncryption({ s3 }: Aws, Bucket: string, key: string | undefined): Promise<void> {
  const { ServerSideEncryptionConfiguration } = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
  const rule = only(`encryption of ${Bucket}`, ServerSideEncryptionConfiguration?.Rules);
  expectEqual(
    `encryption of ${Bucket}`,
    rule.ApplyServerSideEncryptionByDefault,
    key ? { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } : { SSEAlgorithm: 'AES256' },
  );
  if (key) expectEqual(`bucket key of ${Bucket}`, rule.BucketKeyEnabled, true);
}

async function expectPolicy({ s3 }: Aws, Bucket: string, denied: readonly string[]): Promise<void> {
  const { Policy = '' } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
  const statements: readonly { Sid: string; Effect: string; Principal: unknown }[] =
    JSON.parse(Policy).Statement;
  const denials = statements.filter(({ Effect, Principal }) => Effect === 'Deny' && Principal === '*');
  expectEqual(
    `denials of ${Bucket}`,
    denials.map(({ Sid }) => Sid),
    denied,
  );
  const open = statements.filter(({ Effect, Principal }) => Effect === 'Allow' && !isService(Principal));
  expectEqual(`what ${Bucket} allows to others than AWS services`, open, []);
}

const isService = (principal: unknown) =>
  typeof principal === 'object' && principal !== null && Object.keys(principal).join() === 'Service';

/** Requests are recorded in the log bucket, those to the log bucket itself nowhere. */
async function expectLogging({ s3 }: Aws, Bucket: string, role: string, logs: string): Promise<void> {
  const { LoggingEnabled } = await s3.send(new GetBucketLoggingCommand({ Bucket }));
  const target = LoggingEnabled && `${LoggingEnabled.TargetBucket}/${LoggingEnabled.TargetPrefix}`;
  expectEqual(`access logs of ${Bucket}`, target, role === 'logs' ? undefined : `${logs}/s3/${role}/`);
}
