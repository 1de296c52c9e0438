import { type AlarmDefinition, TWICE } from '../alarms/alarm-definition';
import type { Metric } from '../shared/metric';
import { CANARY_NAMESPACE } from './canary-names';

/** A canary. */
export interface WatchedCanary {
  readonly canaryName: string;
  /** Minutes between two runs. */
  readonly everyMinutes: number;
}

/**
 * Metrics of one canary, in periods of one run each.
 * @see Amazon CloudWatch User Guide, "CloudWatch metrics published by canaries"
 */
export function canaryMetrics({ canaryName, everyMinutes }: WatchedCanary) {
  const metric = (name: string, statistic: Metric['statistic'], runs: number, label: string): Metric => ({
    namespace: CANARY_NAMESPACE,
    name,
    dimensions: { CanaryName: canaryName },
    statistic,
    periodSeconds: runs * everyMinutes * 60,
    label,
  });
  return {
    success: metric('SuccessPercent', 'Average', 1, 'Public URL: successful runs, percent'),
    duration: metric('Duration', 'Average', 1, 'Public URL: duration of a run, milliseconds'),
    runs: metric('SuccessPercent', 'SampleCount', 3, 'Public URL: runs'),
  };
}

/**
 * Alarms of one canary. A canary that does not run says nothing about users, so that only a failed run pages.
 */
export function canaryAlarms(canary: WatchedCanary): readonly AlarmDefinition[] {
  const { success, runs } = canaryMetrics(canary);
  const published = { gone: 'no value', idle: 'OK', new: 'no value' } as const;
  return [
    {
      name: 'public-url',
      measure: success,
      comparison: 'LessThanThreshold',
      threshold: 100,
      ...TWICE,
      missingData: 'missing',
      published,
      meaning:
        'The public URL has not given the right answers twice in a row, asked from outside: users get none either.',
      runbook: 'public-url',
      impact: 'users',
    },
    {
      name: 'public-url-not-asked',
      measure: runs,
      comparison: 'LessThanThreshold',
      threshold: 1,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      missingData: 'breaching',
      published,
      meaning:
        'The canary has not asked the public URL for the time of three runs: an outage would not be noticed from outside.',
      runbook: 'public-url-not-asked',
      impact: 'none',
    },
  ];
}
