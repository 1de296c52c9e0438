import assert from 'node:assert/strict';
import { askJson } from '../aws-api';
import { ACCOUNT_ID, REGION } from '../emulator';
import type { EnvironmentRun } from '../environment';
import { findService } from '../expectations/ecs-lookups';
import { Subscriber } from '../subscriber';

/** An event that an AWS service puts on the default event bus, and what the topic of warnings is told of it. */
interface PublishedEvent {
  readonly source: string;
  readonly detailType: string;
  readonly resources?: readonly string[];
  readonly detail: object;
  /** Parts of title and description. @default nobody is told */
  readonly told?: { readonly title: string; readonly description: string };
}

/** Sends events as AWS services do, and expects that a subscriber is told of the right ones, in the form for Slack. */
export async function expectEventsReachSubscribers(
  environment: EnvironmentRun,
  folder: string,
): Promise<void> {
  const { name, aws, expected, steps } = environment;
  await steps.prove('events reach subscribers', `${name}: events reach an HTTPS subscriber`, async (say) => {
    const topicArn = `arn:aws:sns:${REGION}:${ACCOUNT_ID}:${expected.prefix}-alarms-warning`;
    const events = await eventsOf(environment);
    const subscriber = await Subscriber.start(folder);
    try {
      await subscriber.subscribe(aws.sns, topicArn);
      for (const event of events) {
        await put(environment, event);
        if (event.told) await expectTold(subscriber, topicArn, expected.prefix, event.told);
      }
      assert.deepEqual(subscriber.unexpected, []);
      const told = events.filter((event) => event.told);
      say(`${told.length} told, ${events.length - told.length} not`);
    } finally {
      await subscriber.close();
    }
  });
}

async function expectTold(
  subscriber: Subscriber,
  topicArn: string,
  prefix: string,
  { title, description }: NonNullable<PublishedEvent['told']>,
): Promise<void> {
  const { Message } = await subscriber.notification(topicArn);
  const { version, source, content } = JSON.parse(Message);
  assert.deepEqual([version, source, content.textType], ['1.0', 'custom', 'client-markdown']);
  assert.equal(content.title.startsWith(`${prefix}: ${title}`), true, `"${content.title}" is not: ${title}`);
  assert.equal(
    content.description.includes(description),
    true,
    `"${content.description}" lacks: ${description}`,
  );
  assert.match(content.nextSteps.join(), /^Runbook: docs\/runbooks\/alarms\.md#[a-z-]+$/);
}

/** What AWS documents of each kind of event, as far as rules look at it or notices repeat it. */
async function eventsOf({ aws, expected }: EnvironmentRun): Promise<readonly PublishedEvent[]> {
  const { prefix } = expected;
  const { serviceArn, serviceName } = await findService(aws, expected, 'ai');
  const clusterArn = `arn:aws:ecs:${REGION}:${ACCOUNT_ID}:cluster/${prefix}`;
  const stopped = (detail: object) => ({
    source: 'aws.ecs',
    detailType: 'ECS Task State Change',
    detail: {
      clusterArn,
      group: `service:${serviceName}`,
      lastStatus: 'STOPPED',
      taskArn: `arn:aws:ecs:${REGION}:${ACCOUNT_ID}:task/${prefix}/0123456789abcdef`,
      containers: [{ name: 'ai', exitCode: 0 }],
      ...detail,
    },
  });
  const serviceEvent = (detailType: string, detail: object, resource = serviceArn) => ({
    source: 'aws.ecs',
    detailType,
    resources: [resource],
    detail: { clusterArn, ...detail },
  });
  const ofDatabase = (category: string, text: string, database = `${prefix}-database`) => ({
    source: 'aws.rds',
    detailType: 'RDS DB Instance Event',
    detail: { EventCategories: [category], SourceIdentifier: database, Message: text },
  });
  const health = (service: string, eventTypeCategory: string) => ({
    source: 'aws.health',
    detailType: 'AWS Health Event',
    detail: {
      service,
      eventTypeCategory,
      eventTypeCode: `AWS_${service}_MAINTENANCE_SCHEDULED`,
      startTime: 'Fri, 3 Jul 2026 05:00:00 GMT',
    },
  });
  const pull = 'CannotPullContainerError: pull access denied for "ai"';
  return [
    {
      ...stopped({
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Task failed container health checks',
      }),
      told: { title: 'A task of a service failed its health', description: 'failed container health checks' },
    },
    stopped({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
    }),
    {
      ...stopped({
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containers: [{ name: 'ai', exitCode: 1 }],
      }),
      told: { title: 'A container of a service exited', description: 'Essential container in task exited' },
    },
    {
      // With quotation marks, which are to be escaped in the notice.
      ...stopped({ stopCode: 'TaskFailedToStart', stoppedReason: pull }),
      told: { title: 'A task of a service could not be started', description: pull },
    },
    {
      ...stopped({
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Essential container in task exited',
        containers: [{ name: 'ai', exitCode: 137, reason: 'OutOfMemoryError: Container killed' }],
      }),
      told: { title: 'A container of a service was killed', description: 'was out of memory' },
    },
    stopped({ stopCode: 'TaskFailedToStart', stoppedReason: pull, group: 'service:of-another-team' }),
    {
      ...serviceEvent('ECS Deployment State Change', {
        eventName: 'SERVICE_DEPLOYMENT_FAILED',
        reason: 'ECS deployment circuit breaker: tasks failed to start.',
      }),
      told: { title: 'A deployment failed', description: 'circuit breaker' },
    },
    ...['SERVICE_TASK_PLACEMENT_FAILURE', 'SERVICE_TASK_CONFIGURATION_FAILURE'].map((eventName) => ({
      ...serviceEvent('ECS Service Action', { eventName, reason: 'RESOURCE:FARGATE' }),
      told: { title: 'A task of a service could not be placed', description: 'RESOURCE:FARGATE' },
    })),
    {
      ...serviceEvent('ECS Service Action', { eventName: 'SERVICE_TASK_START_IMPAIRED' }),
      told: { title: 'Tasks of a service fail again and again', description: serviceArn },
    },
    serviceEvent('ECS Service Action', { eventName: 'SERVICE_STEADY_STATE' }),
    serviceEvent(
      'ECS Service Action',
      { eventName: 'SERVICE_TASK_START_IMPAIRED' },
      `${serviceArn}-of-others`,
    ),
    ...[
      ['failover', 'Multi-AZ instance failover completed'],
      ['low storage', 'The free storage capacity is low'],
    ].map(([category = '', text = '']) => ({
      ...ofDatabase(category, text),
      told: { title: 'The database failed over, restarted', description: text },
    })),
    ofDatabase('backup', 'Finished DB Instance backup'),
    ofDatabase('failover', 'Multi-AZ instance failover completed', 'of-another-team'),
    {
      ...health('ELASTICACHE', 'scheduledChange'),
      told: { title: 'AWS announces', description: 'AWS_ELASTICACHE_MAINTENANCE_SCHEDULED, from Fri, 3 Jul' },
    },
    health('ELASTICACHE', 'accountNotification'),
    health('LAMBDA', 'issue'),
  ];
}

async function put({ aws }: EnvironmentRun, { source, detailType, resources, detail }: PublishedEvent) {
  const entry = {
    Source: source,
    DetailType: detailType,
    Resources: resources ?? [],
    Detail: JSON.stringify(detail),
    TraceHeader: 'of an AWS service',
  };
  const { FailedEntryCount } = await askJson<{ FailedEntryCount: number }>(aws, 'events', 'PutEvents', {
    Entries: [entry],
  });
  assert.equal(FailedEntryCount, 0, `${detailType} was not taken.`);
}
