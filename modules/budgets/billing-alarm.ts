import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type AlarmDefinition, AT_ONCE } from '../alarms/alarm-definition';
import { alarmArguments } from '../alarms/metric-alarms';
import type { Metric } from '../shared/metric';
import { assertSettings } from '../shared/validation';
import { billingAlarmSettings } from './settings';

/**
 * Charges of the whole account since the first of the month, over all services, estimated by AWS several times a
 * day. The metric exists in us-east-1 only.
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

/** Alarm on the charges of the whole account this month, in US dollars. */
export const chargesAlarm = (thresholdUsd: number): AlarmDefinition => ({
  name: 'estimated-charges',
  measure: estimatedCharges,
  comparison: 'GreaterThanThreshold',
  threshold: thresholdUsd,
  ...AT_ONCE,
  // INSUFFICIENT_DATA shows that billing alerts are switched off in the billing preferences.
  missingData: 'missing',
  published: { gone: 'no value', idle: 'OK', new: 'no value' },
  meaning: 'The whole account has cost more this month than expected, with or without tags.',
  runbook: 'billing',
  impact: 'none',
});

export interface BillingAlarmProps {
  /** Name of the alarm. Changing it replaces the alarm. */
  readonly alarmName: string;
  /** Charges of the whole account this month, in US dollars, above which it alarms. */
  readonly thresholdUsd: number;
  /** Topic in us-east-1; its policy and its key allow `cloudwatch.amazonaws.com`. */
  readonly topicArn: string;
  /** Provider of us-east-1, the only region with the metric. */
  readonly provider: TerraformProvider;
}

/**
 * Alarms when the charges of the whole account this month are above a threshold, with or without tags.
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
    const alarm = new CloudwatchMetricAlarm(this, 'this', {
      provider,
      alarmName: props.alarmName,
      ...alarmArguments(chargesAlarm(thresholdUsd)),
      alarmActions: [topicArn],
      okActions: [topicArn],
    });
    this.alarmName = alarm.alarmName;
    this.alarmArn = alarm.arn;
  }
}
