import { budgetsPermissions } from '../../../terraform-state-bootstrap/permissions/budgets';
import { cePermissions } from '../../../terraform-state-bootstrap/permissions/ce';
import { chatbotPermissions } from '../../../terraform-state-bootstrap/permissions/chatbot';
import { cloudwatchPermissions } from '../../../terraform-state-bootstrap/permissions/cloudwatch';
import { eventsPermissions } from '../../../terraform-state-bootstrap/permissions/events';
import { firehosePermissions } from '../../../terraform-state-bootstrap/permissions/firehose';
import { logsPermissions } from '../../../terraform-state-bootstrap/permissions/logs';
import { snsPermissions } from '../../../terraform-state-bootstrap/permissions/sns';
import { stsPermissions } from '../../../terraform-state-bootstrap/permissions/sts';
import { tagged, tagging } from './support/holder';
import { testActions, testSamples } from './support/samples';

const arn = (service: string, resource: string, region = 'us-east-2'): string =>
  `arn:aws:${service}:${region}:123456789012:${resource}`;
const globalArn = (service: string, resource: string): string => arn(service, resource, '');

const OWN = tagged({ Stack: 'bmo-learning-prod-application' });
const OTHER = tagged({ Stack: 'bmo-learning-staging-application' });
const TAGS_OWN = tagging({ Stack: 'bmo-learning-prod-application' });

const passed = (service: string) => ({ 'iam:PassedToService': service });

describe('sns', () => {
  testActions(snsPermissions);
  testSamples(snsPermissions, {
    allowed: [
      ['sns:CreateTopic', arn('sns', 'bmo-learning-prod-alarms-critical')],
      ['sns:SetTopicAttributes', arn('sns', 'bmo-learning-prod-alarms-us-east-1', 'us-east-1')],
      ['sns:Subscribe', arn('sns', 'bmo-learning-prod-alarms-critical')],
      ['sns:Unsubscribe', arn('sns', 'bmo-learning-prod-alarms-critical')],
    ],
    denied: [
      ['sns:Publish', arn('sns', 'bmo-learning-prod-alarms-critical')],
      ['sns:SetTopicAttributes', arn('sns', 'bmo-learning-staging-alarms-critical')],
      ['sns:Unsubscribe', arn('sns', 'bmo-learning-staging-alarms-critical')],
      ['sns:DeleteTopic', arn('sns', 'bmo-learning-prod-alarms-critical', 'eu-west-1')],
    ],
  });
});

describe('cloudwatch', () => {
  testActions(cloudwatchPermissions);
  testSamples(cloudwatchPermissions, {
    allowed: [
      ['cloudwatch:PutMetricAlarm', arn('cloudwatch', 'alarm:bmo-learning-prod-alb-errors')],
      [
        'cloudwatch:PutMetricAlarm',
        arn('cloudwatch', 'alarm:bmo-learning-prod-estimated-charges', 'us-east-1'),
      ],
      ['cloudwatch:PutCompositeAlarm', arn('cloudwatch', 'alarm:bmo-learning-prod-users-affected')],
      ['cloudwatch:PutDashboard', globalArn('cloudwatch', 'dashboard/bmo-learning-prod')],
    ],
    denied: [
      ['cloudwatch:PutMetricAlarm', arn('cloudwatch', 'alarm:bmo-learning-staging-alb-errors')],
      ['cloudwatch:DeleteAlarms', arn('cloudwatch', 'alarm:bmo-learning-staging-users-affected')],
      ['cloudwatch:DisableAlarmActions', arn('cloudwatch', 'alarm:bmo-learning-prod-alb-errors')],
      ['cloudwatch:DeleteDashboards', globalArn('cloudwatch', 'dashboard/bmo-learning-staging')],
    ],
  });
});

describe('events', () => {
  testActions(eventsPermissions);
  testSamples(eventsPermissions, {
    allowed: [
      ['events:PutRule', arn('events', 'rule/bmo-learning-prod-task-stopped')],
      ['events:PutTargets', arn('events', 'rule/bmo-learning-prod-task-stopped')],
    ],
    denied: [
      ['events:PutTargets', arn('events', 'rule/bmo-learning-staging-task-stopped')],
      ['events:DeleteRule', arn('events', 'rule/AutoScalingManagedRule')],
    ],
  });
});

describe('logs', () => {
  const source = 'delivery-source:bmo-learning-prod-requests';
  const delivery = arn('logs', 'delivery:AbCdEfGhIjKlMnOp', 'us-east-1');
  const writer = globalArn('iam', 'role/bmo-learning-prod-log-archive-writer');

  testActions(logsPermissions);
  testSamples(logsPermissions, {
    role: 'application',
    allowed: [
      ['logs:CreateLogGroup', arn('logs', 'log-group:/ecs/bmo-learning-prod/rails')],
      ['logs:PutRetentionPolicy', arn('logs', 'log-group:/vpc/bmo-learning-prod/flow-logs:*')],
      ['logs:TagResource', arn('logs', 'log-group:/aws/rds/instance/bmo-learning-prod-database/upgrade')],
      ['logs:AssociateKmsKey', arn('logs', 'log-group:/aws/elasticache/bmo-learning-prod-redis/slow-log')],
      [
        'logs:ListTagsForResource',
        arn('logs', 'log-group:/aws/kinesisfirehose/bmo-learning-prod-log-archive'),
      ],
      [
        'logs:CreateLogStream',
        arn('logs', 'log-group:/aws/kinesisfirehose/bmo-learning-prod-log-archive:log-stream:delivery'),
      ],
      ['logs:CreateLogGroup', arn('logs', 'log-group:aws-waf-logs-bmo-learning-prod-firewall', 'us-east-1')],
      ['logs:CreateLogGroup', arn('logs', 'log-group:/aws/chatbot/bmo-learning-prod-alarms', 'us-east-1')],
      ['logs:PutSubscriptionFilter', arn('logs', 'log-group:/ecs/bmo-learning-prod/rails:*')],
      ['logs:DescribeLogGroups', '*'],
      ['logs:PutQueryDefinition', '*'],
      ['logs:PutDeliverySource', arn('logs', source, 'us-east-1')],
      ['logs:CreateDelivery', delivery, TAGS_OWN],
      ['logs:DeleteDelivery', delivery, OWN],
      ['iam:PassRole', writer, passed('logs.amazonaws.com')],
      [
        'cloudfront:AllowVendedLogDeliveryForResource',
        globalArn('cloudfront', 'distribution/EDFDVBD6EXAMPLE'),
        OWN,
      ],
    ],
    denied: [
      // The team's own.
      ['logs:PutRetentionPolicy', arn('logs', 'log-group:/ecs/bmo-learning-prod')],
      ['logs:DeleteLogGroup', arn('logs', 'log-group:/ecs/bmo-learning-prod:*')],
      ['logs:DeleteLogGroup', arn('logs', 'log-group:/ecs/bmo-learning-staging/rails')],
      ['logs:DeleteLogGroup', arn('logs', 'log-group:/aws/kinesisfirehose/bmo-learning-production')],
      ['logs:DeleteSubscriptionFilter', arn('logs', 'log-group:/ecs/bmo-learning-staging/rails:*')],
      ['logs:GetLogEvents', arn('logs', 'log-group:/ecs/bmo-learning-prod/rails:log-stream:rails')],
      ['logs:StartQuery', arn('logs', 'log-group:/ecs/bmo-learning-prod/rails:*')],
      ['logs:PutDeliverySource', arn('logs', source.replace('prod', 'staging'), 'us-east-1')],
      ['logs:DeleteDelivery', delivery, OTHER],
      ['logs:CreateDelivery', delivery],
      ['iam:PassRole', writer, passed('lambda.amazonaws.com')],
    ],
  });
});

describe('firehose', () => {
  const stream = arn('firehose', 'deliverystream/bmo-learning-prod-log-archive');
  const role = globalArn('iam', 'role/bmo-learning-prod-log-archive-delivery');

  testActions(firehosePermissions);
  testSamples(firehosePermissions, {
    allowed: [
      ['firehose:CreateDeliveryStream', stream],
      ['firehose:StartDeliveryStreamEncryption', stream],
      ['iam:PassRole', role, passed('firehose.amazonaws.com')],
    ],
    denied: [
      ['firehose:PutRecord', stream],
      ['firehose:DeleteDeliveryStream', arn('firehose', 'deliverystream/bmo-learning-staging-log-archive')],
      ['iam:PassRole', role, passed('logs.amazonaws.com')],
    ],
  });
});

describe('budgets', () => {
  testActions(budgetsPermissions);
  testSamples(budgetsPermissions, {
    role: 'application',
    allowed: [['budgets:ModifyBudget', globalArn('budgets', 'budget/bmo-learning-prod-monthly')]],
    denied: [
      ['budgets:ModifyBudget', globalArn('budgets', 'budget/bmo-learning-staging-monthly')],
      ['budgets:ViewBudget', globalArn('budgets', 'budget/company')],
    ],
  });
});

describe('ce', () => {
  const monitor = globalArn('ce', 'anomalymonitor/01234567-89ab-cdef-0123-456789abcdef');
  const subscription = globalArn('ce', 'anomalysubscription/01234567-89ab-cdef-0123-456789abcdef');

  testActions(cePermissions);
  testSamples(cePermissions, {
    role: 'application',
    allowed: [
      ['ce:CreateAnomalyMonitor', '*', TAGS_OWN],
      ['ce:TagResource', monitor, TAGS_OWN],
      ['ce:UpdateAnomalySubscription', subscription, OWN],
      ['ce:GetAnomalyMonitors', monitor],
    ],
    denied: [
      ['ce:CreateAnomalySubscription', '*'],
      ['ce:DeleteAnomalyMonitor', monitor, OTHER],
      ['ce:TagResource', subscription, { ...OTHER, ...TAGS_OWN }],
      ['ce:GetCostAndUsage', '*'],
    ],
  });
});

describe('chatbot', () => {
  const channel = globalArn('chatbot', 'chat-configuration/slack-channel/bmo-learning-prod-alarms');
  const role = globalArn('iam', 'role/bmo-learning-prod-slack');

  testActions(chatbotPermissions);
  testSamples(chatbotPermissions, {
    role: 'application',
    allowed: [
      ['chatbot:CreateSlackChannelConfiguration', '*', TAGS_OWN],
      ['chatbot:UpdateSlackChannelConfiguration', channel],
      ['iam:PassRole', role, passed('chatbot.amazonaws.com')],
    ],
    denied: [
      ['chatbot:CreateSlackChannelConfiguration', '*'],
      ['chatbot:UpdateSlackChannelConfiguration', channel.replace('prod', 'staging')],
      ['chatbot:RedeemSlackOauthCode', '*'],
      ['iam:PassRole', role, passed('ecs-tasks.amazonaws.com')],
    ],
  });
});

describe('sts', () => {
  testActions(stsPermissions);
  testSamples(stsPermissions, {
    allowed: [['sts:GetCallerIdentity', '*']],
    denied: [['sts:AssumeRole', globalArn('iam', 'role/bmo-learning-terraform-prod-foundation')]],
  });
});
