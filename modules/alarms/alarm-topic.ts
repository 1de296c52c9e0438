import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../shared/policy-document';

/** Services that publish what operators must know. Each needs the topic's key as well as the topic. */
export const ALARM_PUBLISHERS = [
  'cloudwatch.amazonaws.com',
  'events.amazonaws.com',
  'budgets.amazonaws.com',
  'backup.amazonaws.com',
] as const;

/** Publishes what Cost Anomaly Detection found, where that is on. */
export const COST_ALERTS = 'costalerts.amazonaws.com';

/** A service that a topic can admit. */
export type AlarmPublisher = (typeof ALARM_PUBLISHERS)[number] | typeof COST_ALERTS;

const EVENTBRIDGE: AlarmPublisher = 'events.amazonaws.com';

export interface AlarmTopicProps {
  /** Name of the topic. Changing it replaces the topic and ends every subscription. */
  readonly topicName: string;
  /** Customer key in the topic's region that admits the publishers; the AWS managed key of SNS silently drops alarms. */
  readonly keyArn: string;
  /** 12-digit id of the only account whose services may publish. */
  readonly accountId: string;
  /** Services that publish to this topic; others are refused. @default ALARM_PUBLISHERS */
  readonly publishers?: readonly AlarmPublisher[];
  /** @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Encrypted topic that alarms and events are published to, by AWS services of this account and over TLS only.
 *
 * An alarm can tell a topic in its own region only: alarms on charges need one in us-east-1. Delivery is not
 * logged: SNS counts what it could not deliver in its own metrics.
 *
 * @see Amazon SNS Developer Guide, "Enabling compatibility between event sources from AWS services and
 * encrypted topics"
 * @see Amazon EventBridge User Guide, "Amazon SNS permissions"
 * @see AWS Cost Management User Guide, "Creating an Amazon SNS topic for budget notifications" and "Creating an
 * Amazon SNS topic for anomaly notifications"
 */
export class AlarmTopic extends Construct {
  /** Known only once the policy admits the publishers. */
  readonly topicArn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const { provider } = props;
    const topic = new SnsTopic(this, 'this', {
      provider,
      name: props.topicName,
      kmsMasterKeyId: props.keyArn,
    });
    this.topicArn = new SnsTopicPolicy(this, 'policy', {
      provider,
      arn: topic.arn,
      policy: policyDocument(...publishing(topic.arn, props), denyPlainHttp(topic.arn)),
    }).arn;
  }
}

function publishing(
  topicArn: string,
  { accountId, publishers = ALARM_PUBLISHERS }: AlarmTopicProps,
): readonly PolicyStatement[] {
  const ownServices = publishers.filter((service) => service !== EVENTBRIDGE);
  const fromOwnServices: PolicyStatement = {
    Sid: 'PublishFromOwnServices',
    Effect: 'Allow',
    Principal: { Service: ownServices },
    Action: 'sns:Publish',
    Resource: topicArn,
    Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
  };
  const fromRules: PolicyStatement = {
    // Without a condition: EventBridge publishes without saying for whom, and one would never be met.
    Sid: 'PublishFromRules',
    Effect: 'Allow',
    Principal: { Service: EVENTBRIDGE },
    Action: 'sns:Publish',
    Resource: topicArn,
  };
  return [
    ...(ownServices.length > 0 ? [fromOwnServices] : []),
    ...(publishers.includes(EVENTBRIDGE) ? [fromRules] : []),
  ];
}

const denyPlainHttp = (topicArn: string): PolicyStatement => ({
  Sid: 'DenyPlainHttp',
  Effect: 'Deny',
  Principal: '*',
  Action: 'sns:Publish',
  Resource: topicArn,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});
