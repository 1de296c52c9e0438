import { EventNotices } from '../../modules/alarms/event-notices';
import { ecsEvents } from '../../modules/ecs/alarms';
import { databaseEvents } from '../../modules/rds/alarms';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';
import { events } from './support/catalogue';

const configuration = synthesizeConstruct(
  (stack) =>
    new EventNotices(stack, 'notice', {
      namePrefix: 'bmo-learning-prod',
      definitions: events,
      topicArn: 'arn:warning',
    }),
);
const rule = (name: string) => configuration.at(`aws_cloudwatch_event_rule.notice_${name}`);
const target = (name: string) => configuration.at(`aws_cloudwatch_event_target.notice_${name}-target`);
const pattern = (name: string) => JSON.parse(rule(name)['event_pattern']);

describe('notices of events', () => {
  it('report a failed deployment of the given services only', () => {
    expect(rule('deployment-failed')).toMatchObject({
      name: 'bmo-learning-prod-deployment-failed',
      description:
        'A deployment failed, and ECS rolls it back. Runbook: docs/runbooks/alarms.md#deployment-failed',
    });
    expect(pattern('deployment-failed')).toEqual({
      source: ['aws.ecs'],
      'detail-type': ['ECS Deployment State Change'],
      resources: ['arn:service'],
      detail: { eventName: ['SERVICE_DEPLOYMENT_FAILED'] },
    });
  });

  it('have the form that Amazon Q Developer in chat applications shows; it drops others', () => {
    expect(target('deployment-failed')).toEqual({
      arn: 'arn:warning',
      input_transformer: {
        input_paths: { service: '$.resources[0]', reason: '$.detail.reason' },
        input_template: JSON.stringify({
          version: '1.0',
          source: 'custom',
          content: {
            textType: 'client-markdown',
            title: 'bmo-learning-prod: A deployment failed, and ECS rolls it back',
            description: 'The deployment of <service> failed and is rolled back: <reason>',
            nextSteps: ['Runbook: docs/runbooks/alarms.md#deployment-failed'],
          },
        }),
      },
      rule: '${aws_cloudwatch_event_rule.notice_deployment-failed.name}',
      target_id: 'alarm-topic',
    });
  });

  it('extract exactly the values of the event that their text uses', () => {
    for (const { message, values } of events) {
      const used = [...message.matchAll(/<(\w+)>/g)].map(([, name]) => name);
      expect(used.sort()).toEqual(Object.keys(values).sort());
    }
  });

  it('report tasks of the given services that exited with an error, did not start, or ran out of memory', () => {
    const ours = {
      clusterArn: ['arn:cluster'],
      group: ['service:bmo-learning-prod-rails'],
      lastStatus: ['STOPPED'],
    };
    expect(pattern('task-stopped').detail).toEqual({
      ...ours,
      stopCode: ['EssentialContainerExited'],
      containers: { exitCode: [{ 'anything-but': 0 }] },
    });
    expect(pattern('task-not-started').detail).toEqual({ ...ours, stopCode: ['TaskFailedToStart'] });
    expect(pattern('out-of-memory').detail).toEqual({
      ...ours,
      containers: { reason: [{ prefix: 'OutOfMemoryError' }] },
    });
  });

  it('report tasks that ECS stopped for failed health checks, and not those that autoscaling stopped', () => {
    expect(pattern('task-unhealthy').detail).toMatchObject({
      stopCode: ['ServiceSchedulerInitiated'],
      stoppedReason: [{ prefix: 'Task failed' }],
    });
  });

  it.each([
    ['task-not-placed', ['SERVICE_TASK_PLACEMENT_FAILURE', 'SERVICE_TASK_CONFIGURATION_FAILURE']],
    ['tasks-keep-failing', ['SERVICE_TASK_START_IMPAIRED']],
  ])('report actions of the given services: %s', (name, eventName) => {
    expect(pattern(name)).toEqual({
      source: ['aws.ecs'],
      'detail-type': ['ECS Service Action'],
      resources: ['arn:service'],
      detail: { eventName },
    });
  });

  it('report what AWS Health announces for the data stores', () => {
    expect(pattern('aws-health')).toEqual({
      source: ['aws.health'],
      'detail-type': ['AWS Health Event'],
      detail: { service: ['RDS', 'ELASTICACHE'], eventTypeCategory: ['issue', 'scheduledChange'] },
    });
  });

  it('report events of the database', () => {
    expect(pattern('database-event')).toEqual({
      source: ['aws.rds'],
      'detail-type': ['RDS DB Instance Event'],
      detail: {
        SourceIdentifier: ['bmo-learning-prod-database'],
        EventCategories: ['availability', 'failover', 'failure', 'low storage', 'read replica', 'recovery'],
      },
    });
  });

  it('have rules with names of at most 64 and descriptions of at most 512 characters', () => {
    for (const { name, description } of Object.values(configuration.resources('aws_cloudwatch_event_rule'))) {
      expect(name.replace('prod', 'ten-letter').length).toBeLessThanOrEqual(64);
      expect(description.length).toBeLessThanOrEqual(512);
    }
  });

  itIsReusable(
    (stack, id, unknown) =>
      new EventNotices(stack, id, {
        namePrefix: unknown.text('prefix'),
        definitions: [
          ...ecsEvents({
            clusterArn: unknown.text('cluster'),
            services: [{ serviceName: unknown.text('service'), serviceArn: unknown.text('service_arn') }],
          }),
          ...databaseEvents({ dbInstanceIdentifier: unknown.text('database') }),
        ],
        topicArn: unknown.text('topic'),
      }),
  );
});
