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
  /** Responses with a 5xx status in a minute at which a deployment counts as failed. @default 20 */
  readonly errorsPerMinute?: number;
}

/**
 * Alarm by which ECS notices that a deployment makes requests fail although its tasks are healthy.
 *
 * It needs two minutes out of three, so one bad minute rolls nothing back. It has no actions: ECS reads its state
 * during a deployment and rolls back by itself, so nobody is notified.
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
        'The tasks answer with 5xx. ECS rolls back a deployment in progress; without one, check the logs ' +
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
