import { queueMetrics } from '../../modules/ecs/queue-metrics';
import { ServiceAutoscaling, type ServiceAutoscalingProps } from '../../modules/ecs/service-autoscaling';
import type { Measure, Metric } from '../../modules/shared/metric';
import { itIsReusable } from '../support/reusable';
import { shipped, synthesizeConstruct } from '../support/synthesize';

const autoscaling = {
  cpuPercent: 60,
  scaleOutCooldownSeconds: 60,
  scaleInCooldownSeconds: 300,
  schedules: {},
};

const schedules = {
  'office-hours': { schedule: 'cron(0 8 ? * MON-FRI *)', timezone: 'America/Toronto', min: 4, max: 10 },
  evenings: { schedule: 'cron(0 19 ? * MON-FRI *)', timezone: 'America/Toronto', min: 1, max: 4 },
};

const synthesize = (props: Partial<ServiceAutoscalingProps> = {}) =>
  synthesizeConstruct(
    (stack) =>
      new ServiceAutoscaling(stack, 'rails', {
        clusterName: 'bmo-learning-test',
        serviceName: 'bmo-learning-test-rails',
        tasks: { min: 2, max: 10 },
        autoscaling,
        ...props,
      }),
  );
const configuration = synthesize();

describe('autoscaling of a service', () => {
  it('stays between minimum and maximum', () => {
    expect(configuration.at('aws_appautoscaling_target.rails')).toEqual({
      service_namespace: 'ecs',
      scalable_dimension: 'ecs:service:DesiredCount',
      resource_id: 'service/bmo-learning-test/bmo-learning-test-rails',
      min_capacity: 2,
      max_capacity: 10,
    });
  });

  it('tracks the average CPU, and adds tasks faster than it removes them', () => {
    expect(configuration.at('aws_appautoscaling_policy.rails_cpu')).toEqual({
      name: 'bmo-learning-test-rails-cpu',
      policy_type: 'TargetTrackingScaling',
      resource_id: '${aws_appautoscaling_target.rails.resource_id}',
      scalable_dimension: '${aws_appautoscaling_target.rails.scalable_dimension}',
      service_namespace: '${aws_appautoscaling_target.rails.service_namespace}',
      target_tracking_scaling_policy_configuration: {
        predefined_metric_specification: { predefined_metric_type: 'ECSServiceAverageCPUUtilization' },
        target_value: 60,
        scale_out_cooldown: 60,
        scale_in_cooldown: 300,
      },
    });
  });

  it('tracks nothing else unless it is told to: memory does not fall when tasks are added', () => {
    expect(Object.keys(configuration.resources('aws_appautoscaling_policy'))).toEqual(['rails_cpu']);
  });

  const tracked = (measure: Measure) =>
    synthesize({ jobsPerTask: { value: 5, measure } }).at('aws_appautoscaling_policy.rails_jobs')[
      'target_tracking_scaling_policy_configuration'
    ];
  const metric = (name: string): Metric => ({
    namespace: 'Sidekiq',
    name,
    dimensions: { ServiceName: 'sidekiq' },
    statistic: 'Average',
    periodSeconds: 60,
    label: name,
  });

  it('tracks the jobs of each task', () => {
    expect(tracked(metric('JobsPerTask'))).toMatchObject({
      customized_metric_specification: {
        namespace: 'Sidekiq',
        metric_name: 'JobsPerTask',
        dimensions: [{ name: 'ServiceName', value: 'sidekiq' }],
        statistic: 'Average',
      },
      target_value: 5,
    });
  });

  it('tracks an expression over several metrics', () => {
    const metrics = { jobs: metric('RunningJobs'), tasks: metric('Tasks') };
    const jobsPerTask = { expression: 'jobs / tasks', metrics, periodSeconds: 60, label: 'Jobs per task' };
    const stat = (id: string, name: string) => ({
      id,
      metric_stat: {
        metric: {
          namespace: 'Sidekiq',
          metric_name: name,
          dimensions: [{ name: 'ServiceName', value: 'sidekiq' }],
        },
        stat: 'Average',
      },
      return_data: false,
    });
    expect(tracked(jobsPerTask)['customized_metric_specification']).toEqual({
      metrics: [
        stat('jobs', 'RunningJobs'),
        stat('tasks', 'Tasks'),
        { id: 'result', label: 'Jobs per task', expression: 'jobs / tasks', return_data: true },
      ],
    });
  });

  it('tracks the requests per task of the load balancer', () => {
    const { target_tracking_scaling_policy_configuration: tracking } = synthesize({
      requestsPerTarget: {
        value: 1000,
        loadBalancerArnSuffix: 'app/alb/1',
        targetGroupArnSuffix: 'targetgroup/rails/2',
      },
    }).at('aws_appautoscaling_policy.rails_requests');
    expect(tracking).toMatchObject({
      predefined_metric_specification: {
        predefined_metric_type: 'ALBRequestCountPerTarget',
        resource_label: 'app/alb/1/targetgroup/rails/2',
      },
      target_value: 1000,
    });
  });

  it('has scheduled limits, by name', () => {
    const scheduled = synthesize({ autoscaling: { ...autoscaling, schedules } });
    expect(Object.keys(scheduled.resources('aws_appautoscaling_scheduled_action'))).toEqual([
      'rails_schedule-evenings',
      'rails_schedule-office-hours',
    ]);
    expect(scheduled.at('aws_appautoscaling_scheduled_action.rails_schedule-office-hours')).toMatchObject({
      name: 'bmo-learning-test-rails-office-hours',
      resource_id: '${aws_appautoscaling_target.rails.resource_id}',
      schedule: 'cron(0 8 ? * MON-FRI *)',
      timezone: 'America/Toronto',
      scalable_target_action: { min_capacity: '4', max_capacity: '10' },
    });
  });

  it('ignores changes of the limits if there are schedules', () => {
    expect(configuration.at('aws_appautoscaling_target.rails')).not.toHaveProperty('lifecycle');
    expect(
      synthesize({ autoscaling: { ...autoscaling, schedules } }).at('aws_appautoscaling_target.rails')[
        'lifecycle'
      ],
    ).toEqual({ ignore_changes: ['min_capacity', 'max_capacity'] });
  });

  it('rejects invalid settings', () => {
    expect(() => synthesize({ autoscaling: { ...autoscaling, cpuPercent: 100 } })).toThrow(
      /1 problem in the settings of .*\/rails:\n\n.*: cpuPercent\n {2}got: +100\n/,
    );
    expect(() => synthesize({ tasks: { min: 0, max: 10 } })).toThrow(/: min\n {2}got: +0\n/);
  });

  it.each(['ai', 'rails', 'sidekiq'] as const)('accepts the shipped settings of %s', (name) => {
    const { tasks, autoscaling: settings } = shipped.prod.services[name];
    expect(synthesize({ tasks, autoscaling: settings }).at('aws_appautoscaling_target.rails')).toMatchObject({
      min_capacity: tasks.min,
      max_capacity: tasks.max,
    });
  });
});

describe('ServiceAutoscaling', () => {
  itIsReusable(
    (stack, id, { text, number }) =>
      new ServiceAutoscaling(stack, id, {
        clusterName: text('cluster'),
        serviceName: text('service'),
        tasks: { min: number('min'), max: number('max') },
        autoscaling: {
          cpuPercent: number('cpu'),
          scaleOutCooldownSeconds: number('out'),
          scaleInCooldownSeconds: number('in'),
          schedules: {
            nights: {
              schedule: text('schedule'),
              timezone: text('timezone'),
              min: number('night_min'),
              max: number('night_max'),
            },
          },
        },
        jobsPerTask: {
          value: number('jobs'),
          measure: queueMetrics(text('sidekiq')).jobsPerTask,
        },
        requestsPerTarget: {
          value: number('requests'),
          loadBalancerArnSuffix: text('load_balancer'),
          targetGroupArnSuffix: text('target_group'),
        },
      }),
  );
});
