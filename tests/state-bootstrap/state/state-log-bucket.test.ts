import { StateLogBucket } from '../../../terraform-state-bootstrap/state/state-log-bucket';
import { itIsReusable } from '../../support/reusable';
import { synthesizeConstruct } from '../../support/synthesize';
import { bucketAccess } from '../support/bucket-access';

const configuration = synthesizeConstruct(
  (stack) =>
    new StateLogBucket(stack, 'state-log-bucket', {
      stateBucketName: 'test-state',
      accountId: '123456789012',
      retentionDays: 365,
    }),
);
const ask = bucketAccess(configuration, 'state-log-bucket');

describe('the log bucket of the state bucket', () => {
  it('is called after it and cannot be destroyed', () => {
    expect(configuration.at('aws_s3_bucket.state-log-bucket')).toEqual({
      bucket: 'test-state-logs',
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  it('is encrypted with SSE-S3, which deliveries need', () => {
    const address = 'aws_s3_bucket_server_side_encryption_configuration.state-log-bucket_encryption';
    expect(configuration.at(address)['rule']).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
    ]);
  });

  it('keeps records as long as configured', () => {
    const address = 'aws_s3_bucket_lifecycle_configuration.state-log-bucket_lifecycle';
    expect(configuration.at(address)['rule']).toEqual([
      {
        id: 'records',
        status: 'Enabled',
        filter: [{}],
        expiration: [{ days: 365 }],
        noncurrent_version_expiration: [{ noncurrent_days: 7 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
    ]);
  });

  it('writes no records of its own, which would never end (CKV_AWS_18)', () => {
    expect(configuration.resources('aws_s3_bucket_logging')).toEqual({});
  });

  it('refuses plain HTTP, and to delete a record for good', async () => {
    const key = 'state/record';
    const context = { 'aws:SecureTransport': 'false' };
    expect(await ask({ action: 's3:GetObject', key, context })).toBe('ExplicitlyDenied');
    expect(await ask({ action: 's3:DeleteObjectVersion', key })).toBe('ExplicitlyDenied');
    expect(await ask({ action: 's3:DeleteBucket' })).toBe('ExplicitlyDenied');
  });

  describe('takes records', () => {
    const record = (account: string, bucket: string) =>
      ask({
        action: 's3:PutObject',
        key: 'state/record',
        principal: 'logging.s3.amazonaws.com',
        context: { 'aws:SourceAccount': account, 'aws:SourceArn': `arn:aws:s3:::${bucket}` },
      });

    it('of the state bucket', async () => {
      expect(await record('123456789012', 'test-state')).toBe('Allowed');
    });

    it.each([
      ['of a bucket in another account', '999999999999', 'test-state'],
      ['of another bucket', '123456789012', 'test-state-logs'],
    ])('but not %s', async (_, account, bucket) => {
      expect(await record(account, bucket)).toBe('ImplicitlyDenied');
    });
  });

  it('has exactly these addresses', () => {
    expect(configuration.addresses()).toMatchInlineSnapshot(`
      [
        "aws_s3_bucket.state-log-bucket",
        "aws_s3_bucket_lifecycle_configuration.state-log-bucket_lifecycle",
        "aws_s3_bucket_ownership_controls.state-log-bucket_ownership",
        "aws_s3_bucket_policy.state-log-bucket_policy",
        "aws_s3_bucket_public_access_block.state-log-bucket_public-access-block",
        "aws_s3_bucket_server_side_encryption_configuration.state-log-bucket_encryption",
        "aws_s3_bucket_versioning.state-log-bucket_versioning",
      ]
    `);
  });

  itIsReusable((stack, id, { text, number }) => {
    new StateLogBucket(stack, id, {
      stateBucketName: text('state_bucket_name'),
      accountId: text('account_id'),
      retentionDays: number('days'),
    });
  });
});
