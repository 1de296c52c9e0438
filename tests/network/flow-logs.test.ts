import { FlowLogs } from '../../modules/network/flow-logs';
import type { FlowLogSettings } from '../../modules/network/settings';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (flowLogs: FlowLogSettings) =>
  synthesizeConstruct(
    (stack) =>
      new FlowLogs(stack, 'flow', {
        name: 'test',
        vpcId: 'vpc-1',
        region: 'us-east-2',
        accountId: '123456789012',
        bucketArn: 'arn:aws:s3:::logs',
        flowLogs,
        logsKeyArn: 'arn:logs-key',
      }),
  );

describe('flow logs to S3', () => {
  const configuration = synthesize({ destination: 's3', retentionDays: 90 });

  it('record all traffic of the VPC as Parquet, partitioned by the hour', () => {
    expect(configuration.at('aws_flow_log.flow')).toEqual({
      destination_options: {
        file_format: 'parquet',
        hive_compatible_partitions: true,
        per_hour_partition: true,
      },
      log_destination: 'arn:aws:s3:::logs',
      log_destination_type: 's3',
      max_aggregation_interval: 600,
      tags: { Name: 'test-flow-logs' },
      traffic_type: 'ALL',
      vpc_id: 'vpc-1',
    });
  });

  it('need neither a role nor a log group', () => {
    expect(configuration.addresses()).toEqual(['aws_flow_log.flow']);
  });
});

describe('flow logs to CloudWatch Logs', () => {
  const configuration = synthesize({ destination: 'cloud-watch-logs', retentionDays: 30 });

  it('are written to their own log group with the configured retention', () => {
    expect(configuration.at('aws_flow_log.flow')).toMatchObject({
      depends_on: ['aws_iam_role_policy.flow_delivery-policy'],
      iam_role_arn: '${aws_iam_role.flow_delivery.arn}',
      log_destination: '${aws_cloudwatch_log_group.flow_log-group.arn}',
      log_destination_type: 'cloud-watch-logs',
      traffic_type: 'ALL',
    });
    expect(configuration.at('aws_cloudwatch_log_group.flow_log-group')).toEqual({
      kms_key_id: 'arn:logs-key',
      name: '/vpc/test/flow-logs',
      retention_in_days: 30,
    });
  });

  it('are delivered by a role that only VPC Flow Logs of this account can assume', () => {
    const [statement] = JSON.parse(
      configuration.at('aws_iam_role.flow_delivery')['assume_role_policy'],
    ).Statement;
    expect(statement).toEqual({
      Sid: 'AssumeForOwnResources',
      Effect: 'Allow',
      Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': '123456789012' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:us-east-2:123456789012:vpc-flow-log/*' },
      },
    });
  });

  it('are written with no permission on any other log group', () => {
    const { Statement } = JSON.parse(configuration.at('aws_iam_role_policy.flow_delivery-policy')['policy']);
    expect(Statement[0]).toEqual({
      Sid: 'WriteRecords',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: '${aws_cloudwatch_log_group.flow_log-group.arn}:*',
    });
    expect(Statement[1].Action).toBe('logs:DescribeLogGroups');
    expect(Statement).toHaveLength(2);
  });
});
