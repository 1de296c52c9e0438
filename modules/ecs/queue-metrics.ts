import { ALWAYS_PUBLISHED, type AlarmDefinition, LASTING } from '../alarms/alarm-definition';
import { digits } from '../shared/digits';
import type { Metric, MetricMath, Statistic } from '../shared/metric';
import type { QueueThresholds } from './alarm-settings';

/** Namespace and dimension of what a task of Sidekiq writes to its log about the queues. */
export const QUEUE_METRICS = { namespace: 'Sidekiq', dimension: 'ServiceName' } as const;

/**
 * Metrics of Sidekiq's queues. Every task reports the same values once a minute, so that neither average nor maximum
 * depends on the number of tasks.
 * @param sidekiqName name of Sidekiq's service
 * @see Amazon CloudWatch User Guide, "Embedding metrics within logs"
 */
export function queueMetrics(sidekiqName: string) {
  const of = (name: string, statistic: Statistic, periodSeconds: number, label: string): Metric => ({
    namespace: QUEUE_METRICS.namespace,
    name,
    dimensions: { [QUEUE_METRICS.dimension]: sidekiqName },
    statistic,
    periodSeconds,
    label,
  });
  return {
    /** Age of the oldest job that waits in any queue, in seconds. */
    latency: of('QueueLatency', 'Maximum', 300, 'Oldest waiting job, seconds'),
    waitingJobs: of('WaitingJobs', 'Average', 60, 'Waiting jobs'),
    runningJobs: of('RunningJobs', 'Average', 60, 'Running jobs'),
    /** Jobs that wait or run, per task of Sidekiq. */
    jobsPerTask: of('JobsPerTask', 'Average', 60, 'Jobs per task'),
  };
}

export interface CallingJobs {
  /** Name of Sidekiq's service. */
  readonly sidekiqName: string;
  readonly clusterName: string;
  /** Name of the service that the jobs call. */
  readonly calledName: string;
}

/**
 * Running jobs per task of the service that they call. Nothing counts requests behind a DNS name; each job of Sidekiq
 * waits for one request at a time.
 */
export const runningJobsPerTask = ({ sidekiqName, clusterName, calledName }: CallingJobs): MetricMath => ({
  expression: 'jobs / tasks',
  metrics: {
    jobs: queueMetrics(sidekiqName).runningJobs,
    tasks: {
      namespace: 'ECS/ContainerInsights',
      name: 'RunningTaskCount',
      dimensions: { ClusterName: clusterName, ServiceName: calledName },
      statistic: 'Average',
      periodSeconds: 60,
      label: 'Running tasks',
    },
  },
  periodSeconds: 60,
  label: 'Running jobs per task',
});

/** Alarms of Sidekiq's queues. */
export const queueAlarms = (
  sidekiqName: string,
  { latencySeconds }: QueueThresholds,
): readonly AlarmDefinition[] => [
  {
    name: 'sidekiq-queue-latency',
    measure: queueMetrics(sidekiqName).latency,
    comparison: 'GreaterThanThreshold',
    threshold: latencySeconds,
    ...LASTING,
    // Nobody knows how long jobs wait, and the number of tasks does not follow them.
    missingData: 'breaching',
    // The first tasks begin to measure minutes after the alarm exists.
    published: { ...ALWAYS_PUBLISHED, new: 'no value' },
    meaning:
      `A job has waited for more than ${digits(latencySeconds)} s at any time of 15 minutes, or the queues have not been ` +
      'measured: lessons and documents are late.',
    runbook: 'sidekiq-queue-latency',
    impact: 'none',
  },
];
