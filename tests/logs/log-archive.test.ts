import { TerraformOutput } from 'cdktf';
import { LogArchive } from '../../modules/logs/log-archive';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const configuration = synthesizeConstruct((stack) => {
  const { deliveryStreamArn, writerRoleArn } = new LogArchive(stack, 'archive', {
    name: 'test-log-archive',
    region: 'us-east-2',
    accountId: '123456789012',
    bucketArn: 'arn:aws:s3:::test-logs',
    prefix: 'cloudwatch',
    logsKeyArn: 'arn:key',
    logRetentionDays: 30,
  });
  new TerraformOutput(stack, 'stream', { value: deliveryStreamArn });
  new TerraformOutput(stack, 'role', { value: writerRoleArn });
});
const stream = configuration.at('aws_kinesis_firehose_delivery_stream.archive');
const destination = stream['extended_s3_configuration'];
const statements = (address: string, member: string) =>
  JSON.parse(configuration.at(address)[member]).Statement;

describe('the log archive', () => {
  it('stores events and failed deliveries below one prefix, by day', () => {
    expect(destination).toMatchObject({
      bucket_arn: 'arn:aws:s3:::test-logs',
      prefix: 'cloudwatch/events/!{timestamp:yyyy/MM/dd}/',
      error_output_prefix: 'cloudwatch/errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/',
    });
  });

  it('writes few, large, compressed objects with one JSON document per line', () => {
    expect(destination).toMatchObject({
      compression_format: 'GZIP',
      buffering_size: 128,
      buffering_interval: 900,
      processing_configuration: {
        enabled: true,
        processors: [
          {
            type: 'Decompression',
            parameters: [{ parameter_name: 'CompressionFormat', parameter_value: 'GZIP' }],
          },
          { type: 'AppendDelimiterToRecord' },
        ],
      },
    });
  });

  it('logs failed deliveries in its own log group', () => {
    expect(configuration.at('aws_cloudwatch_log_group.archive_errors')).toEqual({
      name: '/aws/kinesisfirehose/test-log-archive',
      kms_key_id: 'arn:key',
      retention_in_days: 30,
    });
    expect(destination['cloudwatch_logging_options']).toEqual({
      enabled: true,
      log_group_name: '${aws_cloudwatch_log_stream.archive_errors-stream.log_group_name}',
      log_stream_name: '${aws_cloudwatch_log_stream.archive_errors-stream.name}',
    });
  });

  it('writes below its prefix only, into this bucket only', () => {
    expect(statements('aws_iam_role_policy.archive_delivery_policy', 'policy')).toMatchObject([
      {
        Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
        Resource: 'arn:aws:s3:::test-logs/cloudwatch/*',
      },
      {
        Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        Resource: 'arn:aws:s3:::test-logs',
      },
      {
        Action: 'logs:PutLogEvents',
        Resource: '${aws_cloudwatch_log_stream.archive_errors-stream.arn}',
      },
    ]);
  });

  it('has a role that Firehose assumes for this delivery stream only', () => {
    expect(statements('aws_iam_role.archive_delivery', 'assume_role_policy')).toMatchObject([
      {
        Principal: { Service: 'firehose.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: {
            'aws:SourceArn': 'arn:aws:firehose:us-east-2:123456789012:deliverystream/test-log-archive',
          },
        },
      },
    ]);
  });

  it('has a role that CloudWatch Logs assumes for this account, to put records into the stream', () => {
    expect(statements('aws_iam_role.archive_writer', 'assume_role_policy')).toMatchObject([
      {
        Principal: { Service: 'logs.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*:123456789012:*' },
        },
      },
    ]);
    expect(statements('aws_iam_role_policy.archive_writer-policy', 'policy')).toMatchObject([
      {
        Action: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
        Resource: '${aws_kinesis_firehose_delivery_stream.archive.arn}',
      },
    ]);
  });

  it('returns roles after their policies exist, because AWS tests them', () => {
    expect(destination['role_arn']).toBe(
      'arn:aws:iam::123456789012:role/${aws_iam_role_policy.archive_delivery_policy.role}',
    );
    expect(configuration.outputs()).toMatchObject({
      stream: { value: '${aws_kinesis_firehose_delivery_stream.archive.arn}' },
      role: { value: 'arn:aws:iam::123456789012:role/${aws_iam_role_policy.archive_writer-policy.role}' },
    });
  });

  itIsReusable(
    (stack, id, unknown) =>
      new LogArchive(stack, id, {
        name: unknown.text('name'),
        region: unknown.text('region'),
        accountId: unknown.text('account'),
        bucketArn: unknown.text('bucket'),
        prefix: unknown.text('prefix'),
        logsKeyArn: unknown.text('key'),
        logRetentionDays: unknown.number('days'),
      }),
  );
});
