import { queueAlarms, queueMetrics, runningJobsPerTask } from '../../modules/ecs/queue-metrics';
import { QUEUE_METRICS_SCRIPT } from '../../stacks/application/sidekiq-scripts';

describe('the metrics of the queues', () => {
  const metrics = Object.values(queueMetrics('bmo-learning-prod-sidekiq'));

  it.each(metrics)('have the name, namespace and dimension that the task writes: $name', (metric) => {
    expect(QUEUE_METRICS_SCRIPT).toMatch(new RegExp(`^ {4}${metric.name}: `, 'm'));
    expect(QUEUE_METRICS_SCRIPT).toContain(`Namespace: "${metric.namespace}"`);
    expect(QUEUE_METRICS_SCRIPT).toContain(
      `Dimensions: [[${JSON.stringify(Object.keys(metric.dimensions)[0])}]]`,
    );
    expect(metric.dimensions).toEqual({ ServiceName: 'bmo-learning-prod-sidekiq' });
  });

  it('do not depend on how many tasks report them', () => {
    expect(metrics.map(({ statistic }) => statistic)).not.toContain('Sum');
  });
});

describe('running jobs per task of the service that they call', () => {
  it('divide the jobs by the running tasks', () => {
    const { expression, metrics } = runningJobsPerTask({
      sidekiqName: 'sidekiq',
      clusterName: 'cluster',
      calledName: 'ai',
    });
    expect(expression).toBe('jobs / tasks');
    expect(metrics['jobs']).toMatchObject({ name: 'RunningJobs', dimensions: { ServiceName: 'sidekiq' } });
    expect(metrics['tasks']).toMatchObject({
      namespace: 'ECS/ContainerInsights',
      name: 'RunningTaskCount',
      dimensions: { ClusterName: 'cluster', ServiceName: 'ai' },
    });
  });
});

describe('the alarm on the queues', () => {
  it('fires when jobs wait too long, and when nobody measures it', () => {
    expect(queueAlarms('sidekiq', { latencySeconds: 120 })).toMatchObject([
      {
        name: 'sidekiq-queue-latency',
        threshold: 120,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        missingData: 'breaching',
        meaning:
          'A job has waited for more than 120 s at any time of 15 minutes, or the queues have not been measured: lessons ' +
          'and documents are late.',
      },
    ]);
  });
});
