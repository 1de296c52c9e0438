import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { runbookLink } from '../alarms/alarm-definition';
import type { Metric } from '../shared/metric';
import { assertSettings } from '../shared/validation';
import { billingAlarmSettings } from './settings';

/**
 * What the whole account has cost since the first of the month, in all services, as AWS estimates it several
 * times a day. It exists in us-east-1 only.
 * @see Amazon CloudWatch User Guide, "Create a billing alarm to monitor your estimated AWS charges"
 */
export const estimatedCharges: Metric = {
  namespace: 'AWS/Billing',
  name: 'EstimatedCharges',
  dimensions: { Currency: 'USD' },
  statistic: 'Maximum',
  periodSeconds: 21_600,
  label: 'Charges of the account this month, in US dollars',
};

export interface BillingAlarmProps {
  /** Name of the alarm. Changing it replaces the alarm. */
  readonly alarmName: string;
  /** US dollars of this month, of the whole account, above which it goes off. */
  readonly thresholdUsd: number;
  /** Topic in us-east-1 that admits `cloudwatch.amazonaws.com`, as its key must. */
  readonly topicArn: string;
  /** Provider of us-east-1, the only region with the metric. */
  readonly provider: TerraformProvider;
}

/**
 * Goes off when the whole account has cost more this month than somebody expected, whatever carries which tag.
 *
 * No data is left open on purpose: the alarm then says INSUFFICIENT_DATA, which is how one notices that billing
 * alerts are switched off in the billing preferences.
 *
 * @see Amazon CloudWatch User Guide, "Create a billing alarm to monitor your estimated AWS charges"
 */
export class BillingAlarm extends Construct {
  readonly alarmName: string;
  readonly alarmArn: string;

  constructor(scope: Construct, id: string, props: BillingAlarmProps) {
    super(scope, id);
    const { provider, thresholdUsd, topicArn } = props;
    assertSettings(billingAlarmSettings, { enabled: true, thresholdUsd }, this.node.path);
    const { namespace, name, dimensions, statistic, periodSeconds } = estimatedCharges;
    const alarm = new CloudwatchMetricAlarm(this, 'this', {
      provider,
      alarmName: props.alarmName,
      alarmDescription:
        'The whole account has cost more this month than expected, with or without tags. ' +
        runbookLink('billing'),
      namespace,
      metricName: name,
      dimensions: { ...dimensions },
      statistic,
      period: periodSeconds,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: thresholdUsd,
      treatMissingData: 'missing',
      alarmActions: [topicArn],
      okActions: [topicArn],
    });
    this.alarmName = alarm.alarmName;
    this.alarmArn = alarm.arn;
  }
}
