import { LogBucket, type LogBucketProps } from '../../modules/s3/log-bucket';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (props: Partial<LogBucketProps> = {}) =>
  synthesizeConstruct(
    (stack) =>
      new LogBucket(stack, 'logs', {
        name: 'bmo-learning-test',
        region: 'us-east-2',
        accountId: '123456789012',
        retentionDays: 90,
        preventDestroy: true,
        ...props,
      }),
  );
const configuration = synthesize();
const statements = JSON.parse(configuration.at('aws_s3_bucket_policy.logs_policy')['policy']).Statement;
const statement = (sid: string) => statements.find(({ Sid }: { Sid: string }) => Sid === sid);
const rulesOf = (synthesized: ReturnType<typeof synthesize>) =>
  synthesized.at('aws_s3_bucket_lifecycle_configuration.logs_lifecycle')['rule'];

describe('the log bucket', () => {
  it('has a name with the account id, which is globally unique', () => {
    expect(configuration.at('aws_s3_bucket.logs')['bucket']).toBe('bmo-learning-test-logs-123456789012');
  });

  it.each([true, false])(
    'refuses to be destroyed, or goes with its logs, as configured (%s)',
    (preventDestroy) => {
      expect(synthesize({ preventDestroy }).at('aws_s3_bucket.logs')).toMatchObject({
        force_destroy: !preventDestroy,
        lifecycle: { prevent_destroy: preventDestroy },
      });
    },
  );

  it('is encrypted with SSE-S3, the only encryption that load balancers can write under', () => {
    const [rule] = configuration.at('aws_s3_bucket_server_side_encryption_configuration.logs_encryption')[
      'rule'
    ];
    expect(rule.apply_server_side_encryption_by_default).toEqual({ sse_algorithm: 'AES256' });
  });

  it('cleans up old versions and abandoned uploads of every kind of log', () => {
    expect(rulesOf(configuration)[0]).toEqual({
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      expiration: [{ expired_object_delete_marker: true }],
      filter: [{}],
      id: 'clean-up',
      noncurrent_version_expiration: [{ noncurrent_days: 7 }],
      status: 'Enabled',
    });
  });

  it('expires every kind of log by its prefix, flow logs with a retention of their own', () => {
    const expirations = rulesOf(
      synthesize({ retentionDays: 365, flowLogRetentionDays: 30, archiveRetentionDays: 400 }),
    )
      .slice(1)
      .map(({ filter, expiration }: Record<string, { prefix?: string; days?: number }[]>) => [
        filter?.[0]?.prefix,
        expiration?.[0]?.days,
      ]);
    expect(Object.fromEntries(expirations)).toEqual({
      'AWSLogs/123456789012/vpcflowlogs/': 30,
      'AWSLogs/aws-account-id=123456789012/': 30,
      'AWSLogs/123456789012/CloudFront/': 365,
      'alb/': 365,
      's3/': 365,
      'canary/results/': 365,
      'cloudwatch/': 400,
    });
  });

  it('keeps flow logs and archived logs as long as other logs by default', () => {
    const days = rulesOf(configuration)
      .slice(1)
      .map(({ expiration }: { expiration: { days: number }[] }) => expiration[0]?.days);
    expect(days).toEqual([90, 90, 90, 90, 90, 90, 90]);
  });

  it('writes no access log of itself, which would be endless', () => {
    expect(configuration.resources('aws_s3_bucket_logging')).toEqual({});
  });

  it('accepts flow logs and CloudFront logs of this account only', () => {
    for (const sid of ['AWSLogDeliveryWrite', 'AWSLogDeliveryAclCheck']) {
      expect(statement(sid)).toMatchObject({
        Effect: 'Allow',
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: {
            'aws:SourceArn': [
              'arn:aws:logs:us-east-2:123456789012:*',
              'arn:aws:logs:us-east-1:123456789012:delivery-source:*',
            ],
          },
        },
      });
    }
  });

  it('accepts them under both key layouts, the plain one and the Hive-compatible one of flow logs', () => {
    expect(statement('AWSLogDeliveryWrite').Resource).toEqual([
      '${aws_s3_bucket.logs.arn}/AWSLogs/123456789012/*',
      '${aws_s3_bucket.logs.arn}/AWSLogs/aws-account-id=123456789012/*',
    ]);
  });

  it('accepts access logs of load balancers of this account and region only', () => {
    expect(statement('LoadBalancerAccessLogs')).toEqual({
      Sid: 'LoadBalancerAccessLogs',
      Effect: 'Allow',
      Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: '${aws_s3_bucket.logs.arn}/alb/AWSLogs/123456789012/*',
      Condition: {
        ArnLike: { 'aws:SourceArn': 'arn:aws:elasticloadbalancing:us-east-2:123456789012:loadbalancer/*' },
      },
    });
  });

  it.each([
    ['documents', 'S3ServerAccessLogsDocuments'],
    ['backups', 'S3ServerAccessLogsBackups'],
  ])(
    "accepts server access logs of the environment's bucket of %s only, under its own prefix",
    (role, sid) => {
      expect(statement(sid)).toEqual({
        Sid: sid,
        Effect: 'Allow',
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: `\${aws_s3_bucket.logs.arn}/s3/${role}/*`,
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: { 'aws:SourceArn': `arn:aws:s3:::bmo-learning-test-${role}-123456789012` },
        },
      });
    },
  );

  it('allows nothing else', () => {
    expect(statements.map(({ Sid }: { Sid: string }) => Sid)).toEqual([
      'DenyPlainHttp',
      'DenyTlsBelow12',
      'AWSLogDeliveryWrite',
      'AWSLogDeliveryAclCheck',
      'LoadBalancerAccessLogs',
      'S3ServerAccessLogsDocuments',
      'S3ServerAccessLogsBackups',
    ]);
  });

  it('keeps its addresses', () => {
    expect(configuration.addresses()).toEqual([
      'aws_s3_bucket.logs',
      'aws_s3_bucket_lifecycle_configuration.logs_lifecycle',
      'aws_s3_bucket_ownership_controls.logs_ownership',
      'aws_s3_bucket_policy.logs_policy',
      'aws_s3_bucket_public_access_block.logs_public-access-block',
      'aws_s3_bucket_server_side_encryption_configuration.logs_encryption',
      'aws_s3_bucket_versioning.logs_versioning',
    ]);
  });
});
