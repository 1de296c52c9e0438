import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import { runbookLink } from '../alarms/alarm-definition';
import { targetMetrics } from './alarms';

export interface DeploymentAlarmProps {
  /** Name of the alarm. Changing it replaces the alarm. */
  readonly alarmName: string;
  /** Value of the `LoadBalancer` dimension. */
  readonly loadBalancerArnSuffix: string;
  /** Value of the `TargetGroup` dimension. */
  readonly targetGroupArnSuffix: string;
  /** Answers with a 5xx status within a minute from which a deployment has failed. @default 20 */
  readonly errorsPerMinute?: number;
}

/**
 * Tells ECS that a deployment makes a service fail its requests, although its tasks stay healthy.
 *
 * Two minutes out of three, so that one bad minute undoes nothing. It has no actions: ECS reads its state
 * while it deploys and rolls back, and nobody needs to be woken for that. No requests are no errors.
 *
 * @see Amazon ECS Developer Guide, "How CloudWatch alarms detect Amazon ECS deployment failures"
 */
export class DeploymentAlarm extends Construct {
  readonly alarmName: string;

  constructor(scope: Construct, id: string, props: DeploymentAlarmProps) {
    super(scope, id);
    const { errors } = targetMetrics(props);
    this.alarmName = new CloudwatchMetricAlarm(this, 'this', {
      alarmName: props.alarmName,
      alarmDescription:
        'The tasks answer with 5xx. A deployment that is under way is rolled back; otherwise look at the logs ' +
        `of the service. ${runbookLink('target-errors')}`,
      namespace: errors.namespace,
      metricName: errors.name,
      dimensions: { ...errors.dimensions },
      statistic: errors.statistic,
      period: errors.periodSeconds,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      threshold: props.errorsPerMinute ?? 20,
      treatMissingData: 'notBreaching',
    }).alarmName;
  }
}
