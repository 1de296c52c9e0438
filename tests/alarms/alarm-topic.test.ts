import { AlarmTopic } from '../../modules/alarms/alarm-topic';
import { synthesizeConstruct } from '../support/synthesize';

const configuration = synthesizeConstruct(
  (stack) =>
    new AlarmTopic(stack, 'alarms', {
      topicName: 'test-alarms',
      keyArn: 'arn:key',
      accountId: '123456789012',
    }),
);
const [publish, publishForRules, deny] = JSON.parse(
  configuration.at('aws_sns_topic_policy.alarms_policy')['policy'],
).Statement;

describe('the alarm topic', () => {
  it('is encrypted with a customer key, through which alarms can really be published (CKV_AWS_26)', () => {
    expect(configuration.at('aws_sns_topic.alarms')).toEqual({
      kms_master_key_id: 'arn:key',
      name: 'test-alarms',
    });
  });

  it('takes messages of services of this account only (CKV_AWS_169, CKV_AWS_385)', () => {
    expect(publish).toMatchObject({
      Effect: 'Allow',
      Principal: {
        Service: ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com', 'backup.amazonaws.com'],
      },
      Action: 'sns:Publish',
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    });
  });

  it('takes messages of EventBridge without a condition, which EventBridge could not meet', () => {
    expect(publishForRules).toEqual({
      Sid: 'PublishFromRules',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: '${aws_sns_topic.alarms.arn}',
    });
  });

  it('takes none over plain HTTP', () => {
    expect(deny).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  });
});
