import type { Block, TerraformConfiguration } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { accompanied, block, every, list, refersTo, resourcesOf } from './support/resources';

const metricOf = ({ target_tracking_scaling_policy_configuration }: Block): string =>
  block(block(target_tracking_scaling_policy_configuration)['predefined_metric_specification'])[
    'predefined_metric_type'
  ];

/** Metrics that the number of tasks of a service follows. */
const metricsOf = (service: string, stack: TerraformConfiguration): readonly string[] => {
  const targets = resourcesOf(stack, 'aws_appautoscaling_target')
    .filter(([, { resource_id }]) => refersTo(resource_id, service))
    .map(([address]) => address);
  return resourcesOf(stack, 'aws_appautoscaling_policy')
    .filter(([, { resource_id }]) => [service, ...targets].some((address) => refersTo(resource_id, address)))
    .map(([, body]) => metricOf(body));
};

const BALANCED = { load_balancer: [{ container_port: 3000 }] };
const following = (metric: string): Block => ({
  resource_id: '${aws_appautoscaling_target.sample.resource_id}',
  target_tracking_scaling_policy_configuration: {
    predefined_metric_specification: { predefined_metric_type: metric },
  },
});
const TARGET = { resource_id: 'service/bmo-learning-prod/${aws_ecs_service.sample.name}' };

const coolingDown = (configuration: Block): Block =>
  samples({ aws_appautoscaling_policy: { target_tracking_scaling_policy_configuration: configuration } });

const inOrder = ({ min_capacity, max_capacity }: Block): boolean =>
  Number(min_capacity) <= Number(max_capacity);

export const policies: Policies = {
  'every-service': {
    rule: 'every service has autoscaling',
    controls: [],
    violations: accompanied(
      'aws_ecs_service',
      {
        type: 'aws_appautoscaling_target',
        through: 'resource_id',
        obeys: ({ scalable_dimension }) => scalable_dimension === 'ecs:service:DesiredCount',
      },
      'has no autoscaling target',
    ),
    compliant: samples({
      aws_ecs_service: {},
      aws_appautoscaling_target: {
        resource_id: 'service/bmo-learning-prod/${aws_ecs_service.sample.name}',
        scalable_dimension: 'ecs:service:DesiredCount',
      },
    }),
    violating: samples({ aws_ecs_service: {} }),
  },
  'tracked-load': {
    rule: 'the number of tasks follows their CPU and, behind the load balancer, their requests',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ load_balancer }, address, stack) =>
        [
          'ECSServiceAverageCPUUtilization',
          ...(list(load_balancer).length > 0 ? ['ALBRequestCountPerTarget'] : []),
        ].every((metric) => metricsOf(address, stack).includes(metric)),
      'does not follow its load',
    ),
    compliant: {
      resource: {
        aws_ecs_service: { sample: BALANCED },
        aws_appautoscaling_target: { sample: TARGET },
        aws_appautoscaling_policy: {
          cpu: following('ECSServiceAverageCPUUtilization'),
          requests: following('ALBRequestCountPerTarget'),
        },
      },
    },
    violating: samples({
      aws_ecs_service: BALANCED,
      aws_appautoscaling_target: TARGET,
      aws_appautoscaling_policy: following('ECSServiceAverageCPUUtilization'),
    }),
  },
  /** Ruby and Python keep the memory that they once used: it does not fall when tasks are added. */
  'no-memory': {
    rule: 'the number of tasks does not follow their memory, which never lets it fall again',
    controls: [],
    violations: every(
      'aws_appautoscaling_policy',
      (body) => metricOf(body) !== 'ECSServiceAverageMemoryUtilization',
      'follows memory',
    ),
    compliant: samples({ aws_appautoscaling_policy: following('ECSServiceAverageCPUUtilization') }),
    violating: samples({ aws_appautoscaling_policy: following('ECSServiceAverageMemoryUtilization') }),
  },
  undisturbed: {
    rule: 'an apply does not undo what autoscaling did',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ lifecycle }, address, stack) =>
        lifecycle?.ignore_changes?.includes('desired_count') ||
        !resourcesOf(stack, 'aws_appautoscaling_target').some(([, { resource_id }]) =>
          refersTo(resource_id, address),
        ),
      'has its number of tasks reset by every apply',
    ),
    compliant: samples({
      aws_ecs_service: { desired_count: 2, lifecycle: { ignore_changes: ['desired_count'] } },
      aws_appautoscaling_target: TARGET,
    }),
    violating: samples({ aws_ecs_service: { desired_count: 2 }, aws_appautoscaling_target: TARGET }),
  },
  cooldowns: {
    rule: 'scaling in has at least the cooldown of scaling out',
    controls: [],
    violations: every(
      'aws_appautoscaling_policy',
      ({ target_tracking_scaling_policy_configuration }) =>
        list<Block>(target_tracking_scaling_policy_configuration).every(
          ({ scale_in_cooldown, scale_out_cooldown }) => scale_in_cooldown >= scale_out_cooldown,
        ),
      'scales in sooner than out, or states no cooldown',
    ),
    compliant: coolingDown({ scale_in_cooldown: 300, scale_out_cooldown: 60 }),
    violating: coolingDown({ scale_in_cooldown: 30, scale_out_cooldown: 60 }),
  },
  'scales-in': {
    rule: 'services scale in when their load falls',
    controls: [],
    violations: every(
      'aws_appautoscaling_policy',
      ({ target_tracking_scaling_policy_configuration }) =>
        block(target_tracking_scaling_policy_configuration)['disable_scale_in'] !== true,
      'never scales in',
    ),
    compliant: samples({ aws_appautoscaling_policy: { target_tracking_scaling_policy_configuration: {} } }),
    violating: samples({
      aws_appautoscaling_policy: { target_tracking_scaling_policy_configuration: { disable_scale_in: true } },
    }),
  },
  limits: {
    rule: 'the minimum number of tasks is at most the maximum, on every schedule',
    controls: [],
    violations: every(
      ['aws_appautoscaling_target', 'aws_appautoscaling_scheduled_action'],
      (body) => list<Block>(body['scalable_target_action'] ?? body).every(inOrder),
      'has a minimum above its maximum',
    ),
    compliant: samples({
      aws_appautoscaling_target: { min_capacity: 2, max_capacity: 10 },
      aws_appautoscaling_scheduled_action: {
        scalable_target_action: { min_capacity: '0', max_capacity: '10' },
      },
    }),
    violating: samples({ aws_appautoscaling_target: { min_capacity: 10, max_capacity: 2 } }),
  },
  'two-tasks': {
    rule: 'every service has at least two tasks, so that it survives the loss of a zone',
    controls: [],
    violations: every(
      'aws_appautoscaling_target',
      ({ min_capacity }) => min_capacity >= 2,
      'allows fewer than two tasks',
    ),
    compliant: samples({ aws_appautoscaling_target: { min_capacity: 2 } }),
    violating: samples({ aws_appautoscaling_target: { min_capacity: 1 } }),
  },
};
