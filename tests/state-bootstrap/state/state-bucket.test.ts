import { StateBucket, type StateBucketProps } from '../../../terraform-state-bootstrap/state/state-bucket';
import { itIsReusable } from '../../support/reusable';
import { synthesizeConstruct } from '../../support/synthesize';
import { bucketAccess } from '../support/bucket-access';

const synthesize = (props: Partial<StateBucketProps> = {}) =>
  synthesizeConstruct(
    (stack) =>
      new StateBucket(stack, 'state-bucket', {
        bucketName: 'test-state',
        noncurrentVersions: { keep: 20, days: 365 },
        accessLogs: { bucketName: 'test-state-logs', prefix: 'state/' },
        ...props,
      }),
  );
const configuration = synthesize();
const ask = bucketAccess(configuration, 'state-bucket');

const ENCRYPTION = 's3:x-amz-server-side-encryption';
const key = 'prod/foundation.tfstate';
const put = (context: Record<string, string>) => ask({ action: 's3:PutObject', key, context });

describe('the state bucket', () => {
  it('cannot be destroyed, neither empty nor full', () => {
    expect(configuration.at('aws_s3_bucket.state-bucket')).toEqual({
      bucket: 'test-state',
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  it('keeps every version (CKV_AWS_21)', () => {
    expect(
      configuration.at('aws_s3_bucket_versioning.state-bucket_versioning')['versioning_configuration'],
    ).toEqual({ status: 'Enabled' });
  });

  it('encrypts with SSE-S3 what names no encryption, as roots that name AES256 do (CKV_AWS_19)', () => {
    const address = 'aws_s3_bucket_server_side_encryption_configuration.state-bucket_encryption';
    expect(configuration.at(address)['rule']).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
    ]);
  });

  it('blocks every kind of public access and has no ACLs (S3.2, S3.3, S3.8, S3.12)', () => {
    const address = 'aws_s3_bucket_public_access_block.state-bucket_public-access-block';
    expect(configuration.at(address)).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(configuration.at('aws_s3_bucket_ownership_controls.state-bucket_ownership')['rule']).toEqual({
      object_ownership: 'BucketOwnerEnforced',
    });
  });

  it('deletes versions by number and age, never a current state (S3.10, S3.13, CKV_AWS_300)', () => {
    const address = 'aws_s3_bucket_lifecycle_configuration.state-bucket_lifecycle';
    expect(configuration.at(address)['rule']).toEqual([
      {
        id: 'states',
        status: 'Enabled',
        filter: [{}],
        expiration: [{ expired_object_delete_marker: true }],
        noncurrent_version_expiration: [{ newer_noncurrent_versions: 20, noncurrent_days: 365 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
    ]);
  });

  it('records its requests (S3.9, CKV_AWS_18), where somebody says where', () => {
    expect(configuration.at('aws_s3_bucket_logging.state-bucket_access-logs')).toMatchObject({
      target_bucket: 'test-state-logs',
      target_prefix: 'state/',
    });
    expect(synthesize({ accessLogs: undefined }).resources('aws_s3_bucket_logging')).toEqual({});
  });

  it('has exactly these addresses', () => {
    expect(configuration.addresses()).toMatchInlineSnapshot(`
      [
        "aws_s3_bucket.state-bucket",
        "aws_s3_bucket_lifecycle_configuration.state-bucket_lifecycle",
        "aws_s3_bucket_logging.state-bucket_access-logs",
        "aws_s3_bucket_ownership_controls.state-bucket_ownership",
        "aws_s3_bucket_policy.state-bucket_policy",
        "aws_s3_bucket_public_access_block.state-bucket_public-access-block",
        "aws_s3_bucket_server_side_encryption_configuration.state-bucket_encryption",
        "aws_s3_bucket_versioning.state-bucket_versioning",
      ]
    `);
  });

  itIsReusable((stack, id, { text, number }) => {
    new StateBucket(stack, id, {
      bucketName: text('bucket_name'),
      noncurrentVersions: { keep: number('keep'), days: number('days') },
    });
  });
});

describe('the policy of the state bucket', () => {
  it.each([
    ['asks for AES256, as the backend does with `encrypt = true`', { [ENCRYPTION]: 'AES256' }],
    ['asks for no encryption and gets the default', {}],
  ])('lets somebody write who %s', async (_, context) => {
    expect(await put(context)).toBe('Allowed');
  });

  it.each([
    ['a KMS key', { [ENCRYPTION]: 'aws:kms' }],
    [
      'a KMS key of their own',
      {
        [ENCRYPTION]: 'aws:kms',
        [`${ENCRYPTION}-aws-kms-key-id`]: 'arn:aws:kms:us-east-2:999999999999:key/a',
      },
    ],
    ['two layers of KMS', { [ENCRYPTION]: 'aws:kms:dsse' }],
    ['a key that they bring', { [`${ENCRYPTION}-customer-algorithm`]: 'AES256' }],
  ])('refuses to write with %s', async (_, context) => {
    expect(await put(context)).toBe('ExplicitlyDenied');
  });

  it.each([
    ['plain HTTP', { 'aws:SecureTransport': 'false' }],
    ['TLS 1.1', { 's3:TlsVersion': '1.1' }],
  ])('refuses %s, to read and to list (S3.5)', async (_, context) => {
    expect(await ask({ action: 's3:GetObject', key, context })).toBe('ExplicitlyDenied');
    expect(await ask({ action: 's3:ListBucket', context })).toBe('ExplicitlyDenied');
  });

  it('lets TLS 1.2 and newer in', async () => {
    for (const version of ['1.2', '1.3']) {
      const context = { 's3:TlsVersion': version };
      expect(await ask({ action: 's3:GetObject', key, context })).toBe('Allowed');
      expect(await ask({ action: 's3:ListBucket', context })).toBe('Allowed');
    }
  });

  it('refuses to delete a version, and the bucket, to an administrator too', async () => {
    expect(await ask({ action: 's3:DeleteObjectVersion', key })).toBe('ExplicitlyDenied');
    expect(await ask({ action: 's3:DeleteBucket' })).toBe('ExplicitlyDenied');
  });

  it('lets a lock file be released: deleting hides an object, and its versions stay', async () => {
    expect(await ask({ action: 's3:DeleteObject', key: `${key}.tflock` })).toBe('Allowed');
  });

  it('lets its owner change it, the way back from a mistake', async () => {
    expect(await ask({ action: 's3:PutBucketPolicy' })).toBe('Allowed');
    expect(await ask({ action: 's3:DeleteBucketPolicy' })).toBe('Allowed');
  });

  it('allows nobody anything: who reads states is for IAM to say (S3.6)', () => {
    const { Statement } = JSON.parse(configuration.at('aws_s3_bucket_policy.state-bucket_policy')['policy']);
    expect(Statement.map(({ Sid, Effect }: Record<string, string>) => [Sid, Effect])).toEqual([
      ['DenyPlainHttp', 'Deny'],
      ['DenyTlsBelow12', 'Deny'],
      ['DenyOtherEncryption', 'Deny'],
      ['DenyCustomerProvidedKeys', 'Deny'],
      ['DenyDeletingTheBucket', 'Deny'],
      ['DenyDeletingVersions', 'Deny'],
    ]);
  });
});
