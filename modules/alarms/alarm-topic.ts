import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../shared/policy-document';

/** Services that publish to an alarm topic. Each needs permission for the topic and for its key. */
export const ALARM_PUBLISHERS = [
  'cloudwatch.amazonaws.com',
  'events.amazonaws.com',
  'budgets.amazonaws.com',
  'backup.amazonaws.com',
] as const;

/** Publisher of Cost Anomaly Detection, where it is enabled. */
export const COST_ALERTS = 'costalerts.amazonaws.com';

/** A service that the policy of a topic can allow. */
export type AlarmPublisher = (typeof ALARM_PUBLISHERS)[number] | typeof COST_ALERTS;

const EVENTBRIDGE: AlarmPublisher = 'events.amazonaws.com';

export interface AlarmTopicProps {
  /** Name of the topic. Changing it replaces the topic and deletes every subscription. */
  readonly topicName: string;
  /** Customer managed key in the topic's region that allows the publishers; with the AWS managed key of SNS, alarms are lost silently. */
  readonly keyArn: string;
  /** 12-digit id of the account whose services may publish. */
  readonly accountId: string;
  /** Services that may publish to this topic. @default ALARM_PUBLISHERS */
  readonly publishers?: readonly AlarmPublisher[];
  /** @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Encrypted SNS topic for alarms and events. Only AWS services of this account can publish, over TLS only.
 *
 * An alarm can notify only a topic in its own region, so alarms on charges need a topic in us-east-1. Delivery is not
 * logged; SNS has metrics of failed deliveries.
 *
 * @see Amazon SNS Developer Guide, "Enabling compatibility between event sources from AWS services and
 * encrypted topics"
 * @see Amazon EventBridge User Guide, "Amazon SNS permissions"
 * @see AWS Cost Management User Guide, "Creating an Amazon SNS topic for budget notifications" and "Creating an
 * Amazon SNS topic for anomaly notifications"
 */
export class AlarmTopic extends Construct {
  /** Depends on the topic's policy, so that publishers are allowed before alarms use the topic. */
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
    // No condition: EventBridge sends no source account, so a condition would never match.
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
