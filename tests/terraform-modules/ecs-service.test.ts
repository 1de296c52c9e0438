import { FARGATE_CPU_UNITS, FARGATE_SIZES } from '../../modules/ecs/fargate-sizes';
import { serviceSettings } from '../../modules/ecs/service-settings';
import { ecsService } from '../../terraform-modules/definitions/ecs-service';
import { everySwitchOnBehindCloudFront } from '../support/environments';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const { prod } = shipped;

describe('the module ecs-service', () => {
  const module = synthesizeModule(ecsService);

  itTakesEverySetting({
    definition: ecsService,
    schema: serviceSettings.shape.rails,
    value: prod.services.rails,
    prefix: 'rails_api',
  });

  it.each([
    ['ai_service', prod.services.ai],
    ['rails_api', prod.services.rails],
    ['sidekiq', prod.services.sidekiq],
  ])('calls the size of %s what the team calls it', (prefix, { cpu, memoryMiB }) => {
    expect(module.variables()).toMatchObject({
      [`${prefix}_cpu`]: { type: 'number', default: cpu },
      [`${prefix}_memory_mib`]: { type: 'number', default: memoryMiB },
    });
  });

  it.each(['ai_service', 'rails_api', 'sidekiq'])('knows every size that Fargate offers %s', (prefix) => {
    const [, condition] = module.conditions(`${prefix}_memory_mib`);
    const [, table = '{}'] = condition?.match(/contains\((\{.*?\})\[tostring\(var\.\w+_cpu\)\]/) ?? [];
    expect(JSON.parse(table)).toEqual(FARGATE_SIZES);
  });

  it('says which memory goes with the CPU that was asked for', () => {
    const [, message = ''] = module.refusals('ai_service_memory_mib');
    expect(message).toMatch(/^ai_service_memory_mib must be, with \$\{var\.ai_service_cpu\} CPU units: /);
    expect(message).toContain('"1024":"2048 to 8192 in steps of 1024"');
    for (const units of FARGATE_CPU_UNITS) expect(message).toContain(`"${units}":"`);
  });

  it('refuses limits and cooldowns that contradict each other', () => {
    expect(module.refusals('sidekiq_tasks_min')).toContain(
      'sidekiq_tasks_min must be from 1 to ${var.sidekiq_tasks_max}, which is sidekiq_tasks_max; ' +
        'got ${var.sidekiq_tasks_min}.',
    );
    expect(module.refusals('sidekiq_autoscaling_scale_in_cooldown_seconds')).toContain(
      'sidekiq_autoscaling_scale_in_cooldown_seconds must be from ' +
        '${var.sidekiq_autoscaling_scale_out_cooldown_seconds} to 3600; ' +
        'got ${var.sidekiq_autoscaling_scale_in_cooldown_seconds}.',
    );
    expect(module.refusals('sidekiq_deployment_maximum_percent')).toContain(
      'There must be a sidekiq_deployment_minimum_healthy_percent below 100 or a ' +
        'sidekiq_deployment_maximum_percent above 100; got 100 for both.',
    );
    expect(module.refusals('sidekiq_stop_timeout_seconds')).toContain(
      'sidekiq_stop_timeout_seconds must be from 30 to 120; got ${var.sidekiq_stop_timeout_seconds}.',
    );
  });

  it('refuses a health check, or an end, that cuts the longest request of the AI service', () => {
    expect(module.conditions('ai_service_health_check_retries')).toContain(
      '${(var.ai_service_health_check_retries - 1) * var.ai_service_health_check_interval_seconds + ' +
        'var.ai_service_health_check_timeout_seconds > var.ai_service_longest_request_seconds}',
    );
    expect(module.refusals('ai_service_health_check_retries').at(-1)).toMatch(
      /^Tasks must be unhealthy after more than \$\{var\.ai_service_longest_request_seconds\} seconds, /,
    );
    expect(module.refusals('ai_service_stop_timeout_seconds')).toContain(
      'ai_service_stop_timeout_seconds must be from ${min(120, var.ai_service_longest_request_seconds)} to 120: ' +
        'requests that do not come through the load balancer have no longer to end; ' +
        'got ${var.ai_service_stop_timeout_seconds}.',
    );
    expect(module.refusals('rails_api_health_check_timeout_seconds')).toContain(
      'rails_api_health_check_timeout_seconds must be less than ' +
        '${var.rails_api_health_check_interval_seconds}, the interval; ' +
        'got ${var.rails_api_health_check_timeout_seconds}.',
    );
  });

  it('has the addresses of the stacks', () => {
    expect(module.addresses()).toEqual(
      expect.arrayContaining([
        'aws_ecs_service.rails_service',
        'aws_ecs_task_definition.migration_task',
        'aws_cloudwatch_log_group.ai_logs',
        'aws_cloudwatch_metric_alarm.rails_deployment-alarm',
        'aws_service_discovery_service.discovery-ai',
      ]),
    );
  });

  it('creates no role and looks nothing up', () => {
    expect(module.resources('aws_iam_role')).toEqual({});
    expect(module.json).not.toHaveProperty('data');
  });

  it('starts no task while a secret that an operator writes has no value', () => {
    const { precondition } = module.at('aws_ecs_task_definition.rails_task')['lifecycle'];
    expect(precondition).toMatchObject([
      { condition: '${(var.current_secret_version_ids.REDIS_URL != null)}' },
    ]);
  });

  it('pins every secret to a version', () => {
    expect(module.at('aws_ecs_task_definition.migration_task')['container_definitions']).toContain(
      '"valueFrom":"${var.secret_arns.DATABASE_URL}:::${var.secret_version_ids.DATABASE_URL}"',
    );
  });

  describe('with a vector store and public routes of the AI service', () => {
    const on = synthesizeModule(ecsService, everySwitchOnBehindCloudFront);

    it('leaves the AI service with the one task that may write', () => {
      expect(on.at('aws_appautoscaling_target.ai_autoscaling')).toMatchObject({
        min_capacity: 1,
        max_capacity: 1,
      });
      expect(Object.keys(on.variables()).filter((name) => name.startsWith('ai_service_tasks'))).toEqual([]);
    });

    it('asks for the target group of the AI service as well', () => {
      expect(on.variables()['target_group_arns']).toMatchObject({
        description: expect.stringMatching(/Keys: rails, ai\.$/),
      });
      expect(on.variables()).toHaveProperty('ai_service_autoscaling_requests_per_target');
    });
  });
});
