import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import { SlackChannel, type SlackChannelProps } from '../../modules/alarms/slack-channel';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const usEast1 = (stack: TerraformStack) => stack.node.findChild('aws-us-east-1') as AwsProvider;

const build = (stack: TerraformStack, props: Partial<SlackChannelProps> = {}) =>
  new SlackChannel(stack, 'slack', {
    name: 'test-alarms',
    roleName: 'test-slack',
    accountId: '123456789012',
    workspaceId: 'T0123ABCD',
    channelId: 'C0123ABCD',
    topicArns: ['arn:critical', 'arn:warning'],
    logRetentionDays: 30,
    usEast1: usEast1(stack),
    ...props,
  });

const configuration = synthesizeConstruct((stack) => {
  const variable = (name: string) => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
  build(stack, { workspaceId: variable('workspace'), channelId: variable('channel') });
});
const channel = configuration.at('aws_chatbot_slack_channel_configuration.slack');
const role = configuration.at('aws_iam_role.slack_role');
const permissions = configuration.at('aws_iam_policy.slack_permissions');

describe('a Slack channel', () => {
  it('receives the messages of the topics, and logs errors', () => {
    expect(channel).toMatchObject({
      configuration_name: 'test-alarms',
      slack_team_id: '${var.workspace}',
      slack_channel_id: '${var.channel}',
      sns_topic_arns: ['arn:critical', 'arn:warning'],
      logging_level: 'ERROR',
    });
  });

  it('is created, with its role and log group, only if workspace and channel are both given', () => {
    const addresses = configuration.addresses().filter((address) => /slack/.test(address));
    expect(addresses).toHaveLength(5);
    for (const address of addresses) {
      expect(configuration.at(address)['count']).toBe(
        '${(length(compact([var.workspace, var.channel])) == 2) ? 1 : 0}',
      );
    }
  });

  it('can only read metrics, for all members: the default is AdministratorAccess', () => {
    expect(JSON.parse(permissions['policy']).Statement).toEqual([
      {
        Sid: 'ReadMetrics',
        Effect: 'Allow',
        Action: [
          'cloudwatch:DescribeAlarms',
          'cloudwatch:GetMetricData',
          'cloudwatch:GetMetricStatistics',
          'cloudwatch:GetMetricWidgetImage',
          'cloudwatch:ListMetrics',
        ],
        Resource: '*',
      },
    ]);
    expect(channel).toMatchObject({
      iam_role_arn: '${aws_iam_role.slack_role[count.index].arn}',
      guardrail_policy_arns: ['${aws_iam_policy.slack_permissions[count.index].arn}'],
    });
    expect(configuration.at('aws_iam_role_policy_attachment.slack_role-permissions')).toMatchObject({
      role: '${aws_iam_role.slack_role[count.index].name}',
      policy_arn: '${aws_iam_policy.slack_permissions[count.index].arn}',
    });
  });

  it('has a role that the service assumes for this account only', () => {
    expect(role['name']).toBe('test-slack');
    expect(JSON.parse(role['assume_role_policy']).Statement).toEqual([
      {
        Sid: 'AssumeForOwnChannels',
        Effect: 'Allow',
        Principal: { Service: 'chatbot.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '123456789012' } },
      },
    ]);
  });

  it('creates the log group that the service writes to, with a retention period', () => {
    expect(configuration.at('aws_cloudwatch_log_group.slack_errors')).toMatchObject({
      provider: 'aws.us_east_1',
      name: '/aws/chatbot/test-alarms',
      retention_in_days: 30,
    });
    expect(channel['depends_on']).toEqual([
      'aws_cloudwatch_log_group.slack_errors',
      'aws_iam_role_policy_attachment.slack_role-permissions',
    ]);
  });

  it('encrypts its log with the given key', () => {
    const encrypted = synthesizeConstruct((stack) => build(stack, { logsKeyArn: 'arn:key' }));
    expect(encrypted.at('aws_cloudwatch_log_group.slack_errors')['kms_key_id']).toBe('arn:key');
  });

  itIsReusable(
    (stack, id, unknown) =>
      new SlackChannel(stack, id, {
        name: unknown.text('name'),
        roleName: unknown.text('role'),
        accountId: unknown.text('account'),
        workspaceId: unknown.text('workspace'),
        channelId: unknown.text('channel'),
        topicArns: [unknown.text('topic')],
        logRetentionDays: unknown.number('days'),
        logsKeyArn: unknown.text('key'),
        usEast1: usEast1(stack),
      }),
  );
});
