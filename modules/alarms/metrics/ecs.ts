import type { Metric, MetricMath } from '../../shared/metric';

/** A service in a cluster. */
export interface EcsServiceDimensions {
  readonly clusterName: string;
  readonly serviceName: string;
}

/**
 * What ECS says about one service. The counts of tasks are Container Insights': a cluster without them has none.
 * @see Amazon ECS Developer Guide, "Amazon ECS CloudWatch metrics"
 * @see Amazon CloudWatch User Guide, "Amazon ECS Container Insights metrics"
 */
export function ecsMetrics({ clusterName, serviceName }: EcsServiceDimensions) {
  const dimensions = { ClusterName: clusterName, ServiceName: serviceName };
  const utilization = (name: string, label: string): Metric => ({
    namespace: 'AWS/ECS',
    name,
    dimensions,
    statistic: 'Average',
    periodSeconds: 300,
    label,
  });
  const tasks = (name: string, label: string): Metric => ({
    namespace: 'ECS/ContainerInsights',
    name,
    dimensions,
    statistic: 'Average',
    periodSeconds: 60,
    label,
  });
  const runningTasks = tasks('RunningTaskCount', 'Running tasks');
  const desiredTasks = tasks('DesiredTaskCount', 'Desired tasks');
  const missingTasks: MetricMath = {
    // No value counts as 0 here: a service whose tasks are all gone lacks all of them.
    expression: 'desired - running',
    metrics: { desired: desiredTasks, running: runningTasks },
    periodSeconds: 60,
    label: 'Missing tasks',
  };
  return {
    cpu: utilization('CPUUtilization', 'CPU, percent'),
    memory: utilization('MemoryUtilization', 'Memory, percent'),
    runningTasks,
    desiredTasks,
    missingTasks,
  };
}
