import type { EventDefinition } from '../alarm-definition';

export interface EcsEventSources {
  readonly clusterArn: string;
  /** Services whose events count; others may run in the same cluster. */
  readonly services: readonly { readonly serviceName: string; readonly serviceArn: string }[];
}

/**
 * What ECS announces about services. A task that autoscaling, a deployment or Spot stopped is none of it.
 * @see Amazon ECS Developer Guide, "Amazon ECS events"
 */
export function ecsEvents({ clusterArn, services }: EcsEventSources): readonly EventDefinition[] {
  const groups = services.map(({ serviceName }) => `service:${serviceName}`);
  const taskStopped = (detail: Readonly<Record<string, unknown>>) => ({
    source: ['aws.ecs'],
    'detail-type': ['ECS Task State Change'],
    detail: { clusterArn: [clusterArn], group: groups, lastStatus: ['STOPPED'], ...detail },
  });
  const task = { service: '$.detail.group', task: '$.detail.taskArn', reason: '$.detail.stoppedReason' };
  return [
    {
      name: 'deployment-failed',
      meaning: 'ECS gave up a deployment, and rolls it back',
      pattern: {
        source: ['aws.ecs'],
        'detail-type': ['ECS Deployment State Change'],
        // The event names no cluster but in here.
        resources: services.map(({ serviceArn }) => serviceArn),
        detail: { eventName: ['SERVICE_DEPLOYMENT_FAILED'] },
      },
      message: 'The deployment of <service> failed and is rolled back: <reason>',
      values: { service: '$.resources[0]', reason: '$.detail.reason' },
      runbook: 'deployment-failed',
    },
    {
      name: 'task-stopped',
      meaning: 'A container of a service ended by itself, with an error',
      pattern: taskStopped({
        stopCode: ['EssentialContainerExited'],
        containers: { exitCode: [{ 'anything-but': 0 }] },
      }),
      message: 'A task of <service> ended by itself: <reason>. Task <task>',
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
      name: 'out-of-memory',
      meaning: 'A container of a service was ended because its memory was used up',
      pattern: taskStopped({ containers: { reason: [{ prefix: 'OutOfMemoryError' }] } }),
      message: 'A task of <service> was out of memory: <reason>. Task <task>',
      values: task,
      runbook: 'out-of-memory',
    },
  ];
}
