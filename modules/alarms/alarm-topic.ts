import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../shared/policy-document';

/** Services that publish what operators must know. Each needs the topic's key as well as the topic. */
export const ALARM_PUBLISHERS = [
  'cloudwatch.amazonaws.com',
  'events.amazonaws.com',
  'budgets.amazonaws.com',
  'backup.amazonaws.com',
] as const;

const EVENTBRIDGE = 'events.amazonaws.com';

export interface AlarmTopicProps {
  /** Name of the topic. Changing it replaces the topic and ends every subscription. */
  readonly topicName: string;
  /** Customer key that admits {@link ALARM_PUBLISHERS}; the AWS managed key of SNS silently drops alarms. */
  readonly keyArn: string;
  /** 12-digit id of the only account whose services may publish. */
  readonly accountId: string;
}

/**
 * Encrypted topic that alarms and events are published to, by AWS services of this account and over TLS only.
 *
 * @see Amazon SNS Developer Guide, "Enabling compatibility between event sources from AWS services and
 * encrypted topics"
 * @see Amazon EventBridge User Guide, "Amazon SNS permissions"
 */
export class AlarmTopic extends Construct {
  /** Known only once the policy admits the publishers. */
  readonly topicArn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const topic = new SnsTopic(this, 'this', { name: props.topicName, kmsMasterKeyId: props.keyArn });
    const statements: PolicyStatement[] = [
      {
        Sid: 'PublishFromOwnServices',
        Effect: 'Allow',
        Principal: { Service: ALARM_PUBLISHERS.filter((service) => service !== EVENTBRIDGE) },
        Action: 'sns:Publish',
        Resource: topic.arn,
        Condition: { StringEquals: { 'aws:SourceAccount': props.accountId } },
      },
      {
        // Without a condition: EventBridge publishes without saying for whom, and one would never be met.
        Sid: 'PublishFromRules',
        Effect: 'Allow',
        Principal: { Service: EVENTBRIDGE },
        Action: 'sns:Publish',
        Resource: topic.arn,
      },
      {
        Sid: 'DenyPlainHttp',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: topic.arn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ];
    this.topicArn = new SnsTopicPolicy(this, 'policy', {
      arn: topic.arn,
      policy: policyDocument(...statements),
    }).arn;
  }
}
