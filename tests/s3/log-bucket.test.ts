import { LogBucket } from '../../modules/s3/log-bucket';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (preventDestroy: boolean) =>
  synthesizeConstruct(
    (stack) =>
      new LogBucket(stack, 'logs', {
        name: 'bmo-learning-test',
        region: 'us-east-2',
        accountId: '123456789012',
        retentionDays: 90,
        preventDestroy,
      }),
  );
const configuration = synthesize(true);
const statements = JSON.parse(configuration.at('aws_s3_bucket_policy.logs_policy')['policy']).Statement;
const statement = (sid: string) => statements.find(({ Sid }: { Sid: string }) => Sid === sid);

describe('the log bucket', () => {
  it('has a name that no other account can have taken', () => {
    expect(configuration.at('aws_s3_bucket.logs')['bucket']).toBe('bmo-learning-test-logs-123456789012');
  });

  it.each([true, false])(
    'refuses to be destroyed as configured (%s) and never with logs in it',
    (protect) => {
      expect(synthesize(protect).at('aws_s3_bucket.logs')).toMatchObject({
        force_destroy: false,
        lifecycle: { prevent_destroy: protect },
      });
    },
  );

  it('blocks every kind of public access (CKV_AWS_53-56, CKV2_AWS_6)', () => {
    expect(configuration.at('aws_s3_bucket_public_access_block.logs_public-access-block')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  it('is versioned, encrypted with SSE-S3 and without ACLs (CKV_AWS_21, CKV_AWS_19, CKV2_AWS_65)', () => {
    expect(configuration.at('aws_s3_bucket_versioning.logs_versioning')['versioning_configuration']).toEqual({
      status: 'Enabled',
    });
    const [rule] = configuration.at('aws_s3_bucket_server_side_encryption_configuration.logs_encryption')[
      'rule'
    ];
    expect(rule.apply_server_side_encryption_by_default).toEqual({ sse_algorithm: 'AES256' });
    expect(configuration.at('aws_s3_bucket_ownership_controls.logs_ownership')['rule']).toEqual({
      object_ownership: 'BucketOwnerEnforced',
    });
  });

  it('expires logs, their old versions and abandoned uploads (CKV2_AWS_61, CKV_AWS_300)', () => {
    expect(configuration.at('aws_s3_bucket_lifecycle_configuration.logs_lifecycle')['rule']).toEqual([
      {
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        expiration: [{ days: 90 }],
        filter: [{}],
        id: 'expire',
        noncurrent_version_expiration: [{ noncurrent_days: 7 }],
        status: 'Enabled',
      },
    ]);
  });

  it('denies plain HTTP and old TLS to everybody', () => {
    const everything = ['${aws_s3_bucket.logs.arn}', '${aws_s3_bucket.logs.arn}/*'];
    expect(statement('DenyPlainHttp')).toMatchObject({
      Effect: 'Deny',
      Principal: '*',
      Resource: everything,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    expect(statement('DenyTlsBelow12')).toMatchObject({
      Effect: 'Deny',
      Principal: '*',
      Resource: everything,
      Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
    });
  });

  it('takes deliveries of this account only', () => {
    for (const sid of ['AWSLogDeliveryWrite', 'AWSLogDeliveryAclCheck']) {
      expect(statement(sid)).toMatchObject({
        Effect: 'Allow',
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:logs:us-east-2:123456789012:*' },
        },
      });
    }
  });

  it('takes them under both key layouts, the plain one and the Hive-compatible one of flow logs', () => {
    expect(statement('AWSLogDeliveryWrite').Resource).toEqual([
      '${aws_s3_bucket.logs.arn}/AWSLogs/123456789012/*',
      '${aws_s3_bucket.logs.arn}/AWSLogs/aws-account-id=123456789012/*',
    ]);
  });
});
