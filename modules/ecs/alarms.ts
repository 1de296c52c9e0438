import {
  ALWAYS_PUBLISHED,
  type AlarmDefinition,
  type EventDefinition,
  LASTING,
} from '../alarms/alarm-definition';
import { digits } from '../shared/digits';
import type { Metric, MetricMath } from '../shared/metric';
import type { ServiceThresholds } from './alarm-settings';

/** A service in a cluster. */
export interface EcsServiceDimensions {
  readonly clusterName: string;
  readonly serviceName: string;
}

/**
 * Metrics of one service. Task counts come from Container Insights; a cluster without it has none, and neither has a
 * service without a running task: the number of desired tasks is then missing, too.
 * @see Amazon ECS Developer Guide, "Amazon ECS CloudWatch metrics" and "Monitor Amazon ECS containers using Container
 * Insights with enhanced observability"
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
    // No FILL: a filled gap would be 0 missing tasks, and while no task runs both metrics are a gap.
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

export interface EcsService extends EcsServiceDimensions {
  /** Name of the service here, such as `rails`: prefix of the alarms' names. */
  readonly service: string;
}

/** Alarms of one ECS service. */
export function ecsAlarms(
  { service, ...dimensions }: EcsService,
  thresholds: ServiceThresholds,
): readonly AlarmDefinition[] {
  const { cpu, memory, missingTasks, runningTasks } = ecsMetrics(dimensions);
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
        'autoscaling is at its maximum or too slow.',
      published: ALWAYS_PUBLISHED,
      runbook: 'service-cpu',
      impact: 'none',
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
        'minutes; at 100 % they are killed.',
      published: ALWAYS_PUBLISHED,
      runbook: 'service-memory',
      impact: 'none',
    },
    {
      name: `${service}-missing-tasks`,
      measure: missingTasks,
      comparison: 'GreaterThanThreshold',
      threshold: 0,
      evaluationPeriods: 10,
      datapointsToAlarm: 10,
      // No value is published while no task runs.
      missingData: 'breaching',
      published: ALWAYS_PUBLISHED,
      meaning: `Fewer tasks of ${service} than desired have run for 10 minutes: they do not start, or they stop again.`,
      runbook: 'service-missing-tasks',
      impact: 'none',
    },
    {
      name: `${service}-no-tasks`,
      measure: runningTasks,
      comparison: 'LessThanThreshold',
      threshold: 1,
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      missingData: 'breaching',
      published: ALWAYS_PUBLISHED,
      meaning: `No task of ${service} has run for 5 minutes.`,
      runbook: 'service-no-tasks',
      impact: 'users',
    },
  ];
}

export interface EcsEventSources {
  readonly clusterArn: string;
  /** Services to watch; others may run in the same cluster. */
  readonly services: readonly { readonly serviceName: string; readonly serviceArn: string }[];
}

/**
 * Events of services. Tasks that autoscaling, a deployment or Spot stopped are left out.
 * @see Amazon ECS Developer Guide, "Amazon ECS events", "Amazon ECS service action events" and "Amazon ECS stopped
 * tasks error messages"
 */
export function ecsEvents({ clusterArn, services }: EcsEventSources): readonly EventDefinition[] {
  const groups = services.map(({ serviceName }) => `service:${serviceName}`);
  const taskStopped = (detail: Readonly<Record<string, unknown>>) => ({
    source: ['aws.ecs'],
    'detail-type': ['ECS Task State Change'],
    detail: { clusterArn: [clusterArn], group: groups, lastStatus: ['STOPPED'], ...detail },
  });
  const serviceAction = (...eventName: readonly string[]) => ({
    source: ['aws.ecs'],
    'detail-type': ['ECS Service Action'],
    resources: services.map(({ serviceArn }) => serviceArn),
    detail: { eventName },
  });
  const task = { service: '$.detail.group', task: '$.detail.taskArn', reason: '$.detail.stoppedReason' };
  return [
    {
      name: 'deployment-failed',
      meaning: 'A deployment failed, and ECS rolls it back',
      pattern: {
        source: ['aws.ecs'],
        'detail-type': ['ECS Deployment State Change'],
        // This event has the cluster only in the ARN of the service.
        resources: services.map(({ serviceArn }) => serviceArn),
        detail: { eventName: ['SERVICE_DEPLOYMENT_FAILED'] },
      },
      message: 'The deployment of <service> failed and is rolled back: <reason>',
      values: { service: '$.resources[0]', reason: '$.detail.reason' },
      runbook: 'deployment-failed',
    },
    {
      name: 'task-stopped',
      meaning: 'A container of a service exited with an error',
      pattern: taskStopped({
        stopCode: ['EssentialContainerExited'],
        containers: { exitCode: [{ 'anything-but': 0 }] },
      }),
      message: 'A task of <service> exited: <reason>. Task <task>',
      values: task,
      runbook: 'task-stopped',
    },
    {
      name: 'task-not-started',
      meaning: 'A task of a service could not be started: image, secret, network',
      pattern: taskStopped({ stopCode: ['TaskFailedToStart'] }),
      message: 'A task of <service> could not be started: <reason>. Task <task>',
      values: task,
      runbook: 'task-not-started',
    },
    {
      name: 'task-unhealthy',
      meaning: 'A task of a service failed its health checks and is replaced',
      // ECS starts the replacement first, so that no task is ever missing.
      pattern: taskStopped({
        stopCode: ['ServiceSchedulerInitiated'],
        stoppedReason: [{ prefix: 'Task failed' }],
      }),
      message: 'ECS replaces a task of <service>: <reason>. Task <task>',
      values: task,
      runbook: 'task-unhealthy',
    },
    {
      name: 'task-not-placed',
      meaning: 'A task of a service could not be placed: no capacity, or a wrong configuration',
      pattern: serviceAction('SERVICE_TASK_PLACEMENT_FAILURE', 'SERVICE_TASK_CONFIGURATION_FAILURE'),
      message: 'ECS cannot place a task of <service>: <reason>',
      values: { service: '$.resources[0]', reason: '$.detail.reason' },
      runbook: 'task-not-placed',
    },
    {
      name: 'tasks-keep-failing',
      meaning: 'Tasks of a service fail again and again: ECS waits longer before each attempt',
      pattern: serviceAction('SERVICE_TASK_START_IMPAIRED'),
      message: 'ECS cannot start tasks of <service> consistently',
      // This event has no reason; those of its tasks have one.
      values: { service: '$.resources[0]' },
      runbook: 'tasks-keep-failing',
    },
    {
      name: 'out-of-memory',
      meaning: 'A container of a service was killed because it was out of memory',
      pattern: taskStopped({ containers: { reason: [{ prefix: 'OutOfMemoryError' }] } }),
      message: 'A task of <service> was out of memory: <reason>. Task <task>',
      values: task,
      runbook: 'out-of-memory',
    },
  ];
}
