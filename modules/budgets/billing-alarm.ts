import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { estimatedCharges } from './estimated-charges';
import { billingAlarmSettings } from './settings';

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
        'The whole account has cost more this month than expected, tagged or not. ' +
        'What to do: docs/runbooks/alarms.md#billing',
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
