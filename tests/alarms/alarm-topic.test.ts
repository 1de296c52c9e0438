import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AlarmTopic, type AlarmTopicProps, COST_ALERTS } from '../../modules/alarms/alarm-topic';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (props: Partial<AlarmTopicProps> = {}) =>
  synthesizeConstruct(
    (stack) =>
      new AlarmTopic(stack, 'alarms', {
        topicName: 'test-alarms',
        keyArn: 'arn:key',
        accountId: '123456789012',
        ...props,
      }),
  );
const statementsOf = (props?: Partial<AlarmTopicProps>) =>
  JSON.parse(synthesize(props).at('aws_sns_topic_policy.alarms_policy')['policy']).Statement;
const [publish, publishForRules, deny] = statementsOf();

describe('the alarm topic', () => {
  it('is encrypted with a customer key that publishers can use (CKV_AWS_26)', () => {
    expect(synthesize().at('aws_sns_topic.alarms')).toEqual({
      kms_master_key_id: 'arn:key',
      name: 'test-alarms',
    });
  });

  it('accepts messages of services of this account only (CKV_AWS_169, CKV_AWS_385)', () => {
    expect(publish).toMatchObject({
      Effect: 'Allow',
      Principal: {
        Service: ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com', 'backup.amazonaws.com'],
      },
      Action: 'sns:Publish',
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    });
  });

  it('accepts messages of EventBridge without a condition, which EventBridge would not meet', () => {
    expect(publishForRules).toEqual({
      Sid: 'PublishFromRules',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: '${aws_sns_topic.alarms.arn}',
    });
  });

  it('accepts no messages over plain HTTP', () => {
    expect(deny).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  });

  it('admits only CloudWatch if it is the only publisher', () => {
    const [only, ...others] = statementsOf({ publishers: ['cloudwatch.amazonaws.com'] });
    expect(only.Principal).toEqual({ Service: ['cloudwatch.amazonaws.com'] });
    expect(others.map(({ Sid }: { Sid: string }) => Sid)).toEqual(['DenyPlainHttp']);
  });

  it('admits only EventBridge if it is the only publisher', () => {
    const sids = statementsOf({ publishers: ['events.amazonaws.com'] }).map(
      ({ Sid }: { Sid: string }) => Sid,
    );
    expect(sids).toEqual(['PublishFromRules', 'DenyPlainHttp']);
  });

  it('admits Cost Anomaly Detection if it is a publisher, for this account only', () => {
    const [statement] = statementsOf({ publishers: ['cloudwatch.amazonaws.com', COST_ALERTS] });
    expect(statement).toMatchObject({
      Principal: { Service: ['cloudwatch.amazonaws.com', 'costalerts.amazonaws.com'] },
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    });
  });

  it('can be in another region, with its policy', () => {
    const elsewhere = synthesizeConstruct((stack) => {
      const provider = new AwsProvider(stack, 'elsewhere', { region: 'us-east-1', alias: 'elsewhere' });
      new AlarmTopic(stack, 'billing', { topicName: 'a', keyArn: 'b', accountId: 'c', provider });
    });
    for (const address of ['aws_sns_topic.billing', 'aws_sns_topic_policy.billing_policy']) {
      expect(elsewhere.at(address)['provider']).toBe('aws.elsewhere');
    }
  });

  itIsReusable(
    (stack, id, unknown) =>
      new AlarmTopic(stack, id, {
        topicName: unknown.text('name'),
        keyArn: unknown.text('key'),
        accountId: unknown.text('account'),
      }),
  );
});
