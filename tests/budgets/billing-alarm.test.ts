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
  it('watches the charges of the whole account in us-east-1', () => {
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

  it('fires above the amount, and notifies the topic when it starts and ends', () => {
    expect(alarm).toMatchObject({
      comparison_operator: 'GreaterThanThreshold',
      threshold: 900,
      alarm_actions: ['arn:topic'],
      ok_actions: ['arn:topic'],
    });
  });

  it('shows INSUFFICIENT_DATA if billing alerts are switched off', () => {
    expect(alarm['treat_missing_data']).toBe('missing');
  });

  it('has a description with a link to the runbook', () => {
    expect(alarm['alarm_description']).toMatch(/whole account.*docs\/runbooks\/alarms\.md#billing$/);
  });

  it('rejects an amount out of range', () => {
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
