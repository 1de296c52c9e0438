import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import { type AlarmDefinition, PUBLISHED_ON_OCCURRENCE } from '../alarms/alarm-definition';
import { alarmArguments } from '../alarms/metric-alarms';
import { type TargetDimensions, targetMetrics } from './alarms';

/** Errors in a minute at which a deployment counts as failed. */
const ERRORS_PER_MINUTE = 20;

/** Alarm on a deployment of one service. It needs two minutes out of three, so one bad minute rolls nothing back. */
export const deploymentAlarm = (
  targets: TargetDimensions,
  errorsPerMinute = ERRORS_PER_MINUTE,
): AlarmDefinition => ({
  name: 'deployment-errors',
  measure: targetMetrics(targets).errors,
  comparison: 'GreaterThanOrEqualToThreshold',
  threshold: errorsPerMinute,
  evaluationPeriods: 3,
  datapointsToAlarm: 2,
  missingData: 'notBreaching',
  published: PUBLISHED_ON_OCCURRENCE,
  meaning:
    'The tasks answer with 5xx. ECS rolls back a deployment in progress; without one, check the logs of the service.',
  runbook: 'target-errors',
  impact: 'none',
});

export interface DeploymentAlarmProps extends TargetDimensions {
  /** Name of the alarm. Changing it replaces the alarm. */
  readonly alarmName: string;
  /** Responses with a 5xx status in a minute at which a deployment counts as failed. @default 20 */
  readonly errorsPerMinute?: number;
}

/**
 * Alarm by which ECS notices that a deployment makes requests fail although its tasks are healthy.
 *
 * It has no actions: ECS reads its state during a deployment and rolls back by itself, so nobody is notified.
 *
 * @see Amazon ECS Developer Guide, "How CloudWatch alarms detect Amazon ECS deployment failures"
 */
export class DeploymentAlarm extends Construct {
  readonly alarmName: string;

  constructor(scope: Construct, id: string, props: DeploymentAlarmProps) {
    super(scope, id);
    const { alarmName, errorsPerMinute } = props;
    this.alarmName = new CloudwatchMetricAlarm(this, 'this', {
      alarmName,
      ...alarmArguments(deploymentAlarm(props, errorsPerMinute)),
    }).alarmName;
  }
}
