import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import {
  ALARM_PUBLISHERS,
  type AlarmPublisher,
  AlarmTopic,
  COST_ALERTS,
} from '../../modules/alarms/alarm-topic';
import { SlackChannel } from '../../modules/alarms/slack-channel';
import { Subscriptions } from '../../modules/alarms/subscriptions';
import type { Environment } from '../../modules/config/schema';
import { DataKey } from '../../modules/kms/data-key';
import { resourceName } from '../../modules/shared/naming';
import { isOn } from '../../modules/shared/schema';
import { type AlarmTopicArns, watchesUsEast1 } from '../contract';
import type { FoundationVariables } from './variables';

/** Topics of the region: `critical` pages, `warning` can wait until the morning. */
const TOPICS = ['critical', 'warning'] as const;

const topicName = (environment: Environment, topic: string): string =>
  resourceName(environment, `alarms-${topic}`);

/** Names of the topics of the region; their key encrypts no other topic. */
export const alarmTopicNames = (environment: Environment): readonly string[] =>
  TOPICS.map((topic) => topicName(environment, topic));

/** Services that publish to topics of the region. */
export const alarmPublishers = ({ budget }: Environment): readonly AlarmPublisher[] => [
  ...ALARM_PUBLISHERS,
  ...(budget.anomalyDetection.enabled ? ([COST_ALERTS] as const) : []),
];

export interface TopicsWiring {
  readonly accountId: string;
  readonly alarmsKeyArn: string;
  readonly usEast1: TerraformProvider;
  readonly variables: Pick<
    FoundationVariables,
    'emailAddresses' | 'pagerEndpoint' | 'slackWorkspaceId' | 'slackChannelId'
  >;
}

/**
 * Alarm topics and their subscribers. Only composite alarms publish to a critical topic, because it pages. An alarm
 * can publish within its region only, hence further topics in us-east-1.
 */
export function createAlarmTopics(
  scope: Construct,
  environment: Environment,
  wiring: TopicsWiring,
): AlarmTopicArns {
  const { accountId, alarmsKeyArn: keyArn, variables, usEast1 } = wiring;
  const { pagerEndpoint, emailAddresses } = variables;
  const create = (topic: (typeof TOPICS)[number], publishers: readonly AlarmPublisher[]): string =>
    new AlarmTopic(scope, `alarms-${topic}`, {
      topicName: topicName(environment, topic),
      keyArn,
      accountId,
      publishers,
    }).topicArn;
  const critical = create('critical', ['cloudwatch.amazonaws.com']);
  const warning = create('warning', alarmPublishers(environment));
  new Subscriptions(scope, 'subscriptions-critical', {
    topicArn: critical,
    emailAddresses: emailAddresses.critical,
    httpsEndpoint: pagerEndpoint,
  });
  new Subscriptions(scope, 'subscriptions-warning', {
    topicArn: warning,
    emailAddresses: emailAddresses.warning,
  });
  const elsewhere = watchesUsEast1(environment) ? createUsEast1Topics(scope, environment, wiring) : {};
  new SlackChannel(scope, 'slack', {
    name: resourceName(environment, 'alarms'),
    roleName: resourceName(environment, 'slack'),
    accountId,
    workspaceId: variables.slackWorkspaceId,
    channelId: variables.slackChannelId,
    topicArns: [critical, warning, ...Object.values(elsewhere)],
    logRetentionDays: environment.logs.retentionDays,
    usEast1,
  });
  return { critical, warning, ...elsewhere };
}

/** Topics of alarms in us-east-1, with a key there: warnings, and pages where CloudFront is on. */
function createUsEast1Topics(
  scope: Construct,
  environment: Environment,
  { accountId, usEast1: provider, variables }: TopicsWiring,
): Pick<AlarmTopicArns, 'usEast1' | 'criticalUsEast1'> {
  const pages = environment.cloudFront.enabled;
  const names = ['us-east-1', ...(pages ? ['critical-us-east-1'] : [])].map((topic) => ({
    id: `alarms-${topic}`,
    topicName: topicName(environment, topic),
  }));
  const { keyArn } = new DataKey(scope, 'alarms-us-east-1-key', {
    name: resourceName(environment),
    dataClass: 'alarms',
    description: 'Messages of the alarm topic in us-east-1',
    accountId,
    region: 'us-east-1',
    provider,
    viaServices: ['sns'],
    usedBy: [
      {
        principal: 'cloudwatch.amazonaws.com',
        condition: {
          StringEquals: {
            'kms:EncryptionContext:aws:sns:topicArn': names.map(
              ({ topicName }) => `arn:aws:sns:us-east-1:${accountId}:${topicName}`,
            ),
          },
        },
      },
    ],
    preventDestroy: isOn(environment.deletionProtection),
  });
  const [warning = '', critical] = names.map(
    ({ id, topicName }) =>
      new AlarmTopic(scope, id, {
        topicName,
        keyArn,
        accountId,
        publishers: ['cloudwatch.amazonaws.com'],
        provider,
      }).topicArn,
  );
  const { emailAddresses, pagerEndpoint: httpsEndpoint } = variables;
  new Subscriptions(scope, 'subscriptions-us-east-1', {
    topicArn: warning,
    emailAddresses: emailAddresses.warning,
    provider,
  });
  if (!critical) return { usEast1: warning };
  new Subscriptions(scope, 'subscriptions-critical-us-east-1', {
    topicArn: critical,
    emailAddresses: emailAddresses.critical,
    httpsEndpoint,
    provider,
  });
  return { usEast1: warning, criticalUsEast1: critical };
}
