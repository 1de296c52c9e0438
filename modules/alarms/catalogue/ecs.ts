import { digits } from '../../shared/digits';
import type { AlarmDefinition } from '../alarm-definition';
import { type EcsServiceDimensions, ecsMetrics } from '../metrics/ecs';
import type { AlarmSettings } from '../settings';
import { LASTING } from './durations';

export interface EcsService extends EcsServiceDimensions {
  /** What the service is called here, such as `rails`: beginning of the alarms' names. */
  readonly service: string;
}

/** Alarms of one ECS service. */
export function ecsAlarms(
  { service, ...dimensions }: EcsService,
  thresholds: AlarmSettings['services'],
): readonly AlarmDefinition[] {
  const { cpu, memory, missingTasks } = ecsMetrics(dimensions);
  return [
    {
      name: `${service}-cpu`,
      measure: cpu,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.cpuPercent,
      ...LASTING,
      missingData: 'missing',
      meaning:
        `The tasks of ${service} have used more than ${digits(thresholds.cpuPercent)} % of their CPU for 15 minutes: ` +
        'autoscaling is at its maximum or does not follow.',
      runbook: 'service-cpu',
      concerns: 'neither',
    },
    {
      name: `${service}-memory`,
      measure: memory,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.memoryPercent,
      ...LASTING,
      missingData: 'missing',
      meaning:
        `The tasks of ${service} have used more than ${digits(thresholds.memoryPercent)} % of their memory for 15 ` +
        'minutes; at 100 % they are ended.',
      runbook: 'service-memory',
      concerns: 'neither',
    },
    {
      name: `${service}-missing-tasks`,
      measure: missingTasks,
      comparison: 'GreaterThanThreshold',
      threshold: 0,
      evaluationPeriods: 10,
      datapointsToAlarm: 10,
      // Without Container Insights there is no value at all: INSUFFICIENT_DATA says so, OK would not.
      missingData: 'missing',
      meaning: `Fewer tasks of ${service} run than should, for 10 minutes: they do not start, or do not stay.`,
      runbook: 'service-missing-tasks',
      concerns: 'neither',
    },
  ];
}
