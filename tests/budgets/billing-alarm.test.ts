import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import { BillingAlarm } from '../../modules/budgets/billing-alarm';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const usEast1 = (stack: TerraformStack) => stack.node.findChild('aws-us-east-1') as AwsProvider;

const synthesize = (thresholdUsd = 900) =>
  synthesizeConstruct(
    (stack) =>
      new BillingAlarm(stack, 'billing', {
        alarmName: 'test-billing',
        thresholdUsd,
        topicArn: 'arn:topic',
        provider: usEast1(stack),
      }),
  );
const alarm = synthesize().at('aws_cloudwatch_metric_alarm.billing');

describe('the billing alarm', () => {
  it('watches the charges of the whole account in the only region that knows them', () => {
    expect(alarm).toMatchObject({
      provider: 'aws.us_east_1',
      alarm_name: 'test-billing',
      namespace: 'AWS/Billing',
      metric_name: 'EstimatedCharges',
      dimensions: { Currency: 'USD' },
      statistic: 'Maximum',
      period: 21_600,
      evaluation_periods: 1,
    });
  });

  it('goes off above the amount and tells the topic, as it does when a new month begins', () => {
    expect(alarm).toMatchObject({
      comparison_operator: 'GreaterThanThreshold',
      threshold: 900,
      alarm_actions: ['arn:topic'],
      ok_actions: ['arn:topic'],
    });
  });

  it('says so when billing alerts are switched off, instead of that all is well', () => {
    expect(alarm['treat_missing_data']).toBe('missing');
  });

  it('says what it means and where to read on', () => {
    expect(alarm['alarm_description']).toMatch(/whole account.*docs\/runbooks\/alarms\.md#billing$/);
  });

  it('goes off at no amount that nobody can owe', () => {
    expect(() => synthesize(0)).toThrow(/thresholdUsd[\s\S]*a number from 1 to 1000000/);
  });

  itIsReusable(
    (stack, id, unknown) =>
      new BillingAlarm(stack, id, {
        alarmName: unknown.text('name'),
        thresholdUsd: unknown.number('usd'),
        topicArn: unknown.text('topic'),
        provider: usEast1(stack),
      }),
  );
});
