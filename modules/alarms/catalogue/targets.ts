import { digits } from '../../shared/digits';
import type { AlarmDefinition } from '../alarm-definition';
import { type TargetDimensions, targetMetrics } from '../metrics/load-balancer';
import type { AlarmSettings } from '../settings';
import { LASTING, REPEATED } from './durations';

export interface Targets extends TargetDimensions {
  /** Which service answers: beginning of the alarms' names. */
  readonly service: keyof AlarmSettings['loadBalancer']['latencySeconds'];
}

/** Alarms of one service behind the load balancer. */
export const targetAlarms = (
  targets: Targets,
  thresholds: AlarmSettings['loadBalancer'],
): readonly AlarmDefinition[] => [...answerAlarms(targets, thresholds), ...healthAlarms(targets)];

/** How it answers. */
function answerAlarms(
  { service, ...dimensions }: Targets,
  { targetErrors, minimumRequests, latencySeconds }: AlarmSettings['loadBalancer'],
): readonly AlarmDefinition[] {
  const { errors, latencyUnderLoad } = targetMetrics(dimensions);
  return [
    {
      name: `${service}-errors`,
      measure: errors,
      comparison: 'GreaterThanThreshold',
      threshold: targetErrors,
      ...REPEATED,
      missingData: 'notBreaching',
      meaning: `${service} answers more than ${digits(targetErrors)} requests a minute with 5xx.`,
      runbook: 'target-errors',
      concerns: 'neither',
    },
    {
      name: `${service}-latency`,
      measure: latencyUnderLoad(minimumRequests),
      comparison: 'GreaterThanThreshold',
      threshold: latencySeconds[service],
      ...LASTING,
      missingData: 'notBreaching',
      meaning: `One in twenty answers of ${service} has taken more than ${digits(latencySeconds[service])} s for 15 minutes.`,
      runbook: 'target-latency',
      concerns: 'users',
    },
  ];
}

/** Whether it can answer at all. */
function healthAlarms({ service, ...dimensions }: Targets): readonly AlarmDefinition[] {
  const { healthyHosts, unhealthyHosts } = targetMetrics(dimensions);
  return [
    {
      name: `${service}-unhealthy-hosts`,
      measure: unhealthyHosts,
      comparison: 'GreaterThanThreshold',
      threshold: 0,
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      missingData: 'notBreaching',
      meaning: `A task of ${service} has failed its health check for 5 minutes, and has not been replaced.`,
      runbook: 'unhealthy-hosts',
      concerns: 'neither',
    },
    {
      name: `${service}-no-healthy-hosts`,
      measure: healthyHosts,
      comparison: 'LessThanThreshold',
      threshold: 1,
      ...LASTING,
      // Not published while no task is registered: exactly then nobody answers.
      missingData: 'breaching',
      meaning: `No task of ${service} has passed its health check for 3 minutes: users get errors, or nothing.`,
      runbook: 'no-healthy-hosts',
      concerns: 'users',
    },
  ];
}
