import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { type Policies, samples } from '../support/policy';
import { block, every, list } from '../support/resources';

/** Whether a value is true, or a variable that is true unless somebody who plans says otherwise. */
const isTrueByDefault = (value: unknown, stack: TerraformConfiguration): boolean => {
  const [, variable = ''] = /^\$\{var\.(\w+)\}$/.exec(String(value)) ?? [];
  return value === true || stack.json['variable']?.[variable]?.default === true;
};

const waitingByDefault = (standard: boolean): Block => ({
  variable: { wait_for_steady_state: { default: standard } },
  ...samples({ aws_ecs_service: { wait_for_steady_state: '${var.wait_for_steady_state}' } }),
});

export const policies: Policies = {
  'alarmed-deployments': {
    rule: 'a deployment that makes requests fail is rolled back',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ load_balancer, alarms }) => {
        const { enable, rollback, alarm_names } = block(alarms);
        return (
          list(load_balancer).length === 0 ||
          (enable === true && rollback === true && list(alarm_names).length > 0)
        );
      },
      'keeps a revision that starts but answers with errors',
    ),
    compliant: samples({
      aws_ecs_service: {
        load_balancer: [{ container_port: 3000 }],
        alarms: {
          enable: true,
          rollback: true,
          alarm_names: ['${aws_cloudwatch_metric_alarm.errors.alarm_name}'],
        },
      },
    }),
    violating: samples({ aws_ecs_service: { load_balancer: [{ container_port: 3000 }] } }),
  },
  'awaited-deployments': {
    rule: 'an apply waits until the new tasks run',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ wait_for_steady_state }, _, stack) => isTrueByDefault(wait_for_steady_state, stack),
      'does not wait for a steady state',
    ),
    compliant: waitingByDefault(true),
    violating: waitingByDefault(false),
  },
  /** ECS starts a task in the other zone before it stops one, so it needs room for one more. */
  'balanced-zones': {
    rule: 'tasks spread over the zones again after one was lost',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ availability_zone_rebalancing, deployment_maximum_percent }) =>
        availability_zone_rebalancing === 'ENABLED' || deployment_maximum_percent <= 100,
      'is not rebalanced over the zones',
    ),
    compliant: samples({ aws_ecs_service: { availability_zone_rebalancing: 'ENABLED' } }),
    violating: samples({ aws_ecs_service: { deployment_maximum_percent: 200 } }),
  },
  'capacity-in-place': {
    rule: 'services choose capacity providers, and change them without being replaced',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ launch_type, capacity_provider_strategy, force_new_deployment }) =>
        launch_type === undefined &&
        capacity_provider_strategy !== undefined &&
        force_new_deployment === true,
      'is replaced when its capacity changes',
    ),
    compliant: samples({
      aws_ecs_service: {
        capacity_provider_strategy: [{ capacity_provider: 'FARGATE', weight: 1 }],
        force_new_deployment: true,
      },
    }),
    violating: samples({
      aws_ecs_service: { capacity_provider_strategy: [{ capacity_provider: 'FARGATE', weight: 1 }] },
    }),
  },
  'circuit-breaker': {
    rule: 'a deployment whose tasks do not start is rolled back',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ deployment_circuit_breaker }) => {
        const { enable, rollback } = block(deployment_circuit_breaker);
        return enable === true && rollback === true;
      },
      'tries to start a broken revision for ever',
    ),
    compliant: samples({ aws_ecs_service: { deployment_circuit_breaker: { enable: true, rollback: true } } }),
    violating: samples({
      aws_ecs_service: { deployment_circuit_breaker: { enable: true, rollback: false } },
    }),
  },
  'closed-containers': {
    rule: 'ECS Exec, which opens a shell in a running container, is off',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ enable_execute_command }) => enable_execute_command !== true,
      'has ECS Exec enabled',
    ),
    compliant: samples({ aws_ecs_service: { enable_execute_command: false } }),
    violating: samples({ aws_ecs_service: { enable_execute_command: true } }),
  },
  'grace-period': {
    rule: 'tasks behind the load balancer have time to start',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ load_balancer, health_check_grace_period_seconds }) =>
        list(load_balancer).length === 0 || health_check_grace_period_seconds > 0,
      'has its tasks killed before they are ready',
    ),
    compliant: samples({
      aws_ecs_service: { load_balancer: [{ container_port: 3000 }], health_check_grace_period_seconds: 120 },
    }),
    violating: samples({ aws_ecs_service: { load_balancer: [{ container_port: 3000 }] } }),
  },
  'latest-platform': {
    rule: 'tasks run on the platform version of Fargate that gets the patches',
    controls: ['CKV_AWS_332', 'ECS.10'],
    violations: every(
      'aws_ecs_service',
      ({ platform_version }) => [undefined, 'LATEST'].includes(platform_version),
      'stays on a platform version',
    ),
    compliant: samples({ aws_ecs_service: { platform_version: 'LATEST' } }),
    violating: samples({ aws_ecs_service: { platform_version: '1.3.0' } }),
  },
  /** What writes to one file must not run twice: its deployments may not start a task first. */
  'no-gap': {
    rule: 'deployments start new tasks before they stop old ones, unless two tasks must never run at once',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ deployment_minimum_healthy_percent, deployment_maximum_percent }) =>
        deployment_minimum_healthy_percent === 100 || deployment_maximum_percent <= 100,
      'has fewer tasks than desired during a deployment',
    ),
    compliant: samples({
      aws_ecs_service: { deployment_minimum_healthy_percent: 100, deployment_maximum_percent: 200 },
    }),
    violating: samples({
      aws_ecs_service: { deployment_minimum_healthy_percent: 50, deployment_maximum_percent: 200 },
    }),
  },
  'no-public-addresses': {
    rule: 'tasks have no public address',
    controls: ['CKV_AWS_333', 'ECS.2'],
    violations: every(
      'aws_ecs_service',
      ({ network_configuration }) => block(network_configuration)['assign_public_ip'] !== true,
      'gives its tasks public addresses',
    ),
    compliant: samples({ aws_ecs_service: { network_configuration: { assign_public_ip: false } } }),
    violating: samples({ aws_ecs_service: { network_configuration: { assign_public_ip: true } } }),
  },
  /** After a rollback the service is steady, with the old revision. */
  'noticed-rollbacks': {
    rule: 'an apply fails when its deployment was rolled back',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ lifecycle }) =>
        list<Block>(block(lifecycle)['postcondition']).some(
          ({ condition }) =>
            condition.includes('self.task_definition') && condition.includes('aws_ecs_task_definition.'),
        ),
      'has no postcondition on its task definition',
    ),
    compliant: samples({
      aws_ecs_service: {
        lifecycle: {
          postcondition: [{ condition: '${self.task_definition == aws_ecs_task_definition.sample.arn}' }],
        },
      },
    }),
    violating: samples({ aws_ecs_service: { lifecycle: { ignore_changes: ['desired_count'] } } }),
  },
  'on-demand-base': {
    rule: 'every service has at least one task on on-demand capacity',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ capacity_provider_strategy }) =>
        list<Block>(capacity_provider_strategy).some(
          ({ capacity_provider, base }) => capacity_provider === 'FARGATE' && base >= 1,
        ),
      'may run on Fargate Spot alone',
    ),
    compliant: samples({
      aws_ecs_service: { capacity_provider_strategy: [{ capacity_provider: 'FARGATE', base: 1, weight: 1 }] },
    }),
    violating: samples({
      aws_ecs_service: { capacity_provider_strategy: [{ capacity_provider: 'FARGATE_SPOT', weight: 1 }] },
    }),
  },
  'own-security-groups': {
    rule: 'services name their security groups, and do not get the default one',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ network_configuration }) => list(block(network_configuration)['security_groups']).length > 0,
      'is in the default security group of the VPC',
    ),
    compliant: samples({ aws_ecs_service: { network_configuration: { security_groups: ['sg-1'] } } }),
    violating: samples({ aws_ecs_service: { network_configuration: {} } }),
  },
  'several-zones': {
    rule: 'services can run in more than one zone',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ network_configuration }) => list(block(network_configuration)['subnets']).length > 1,
      'is in one zone',
    ),
    compliant: samples({ aws_ecs_service: { network_configuration: { subnets: ['subnet-a', 'subnet-b'] } } }),
    violating: samples({ aws_ecs_service: { network_configuration: { subnets: ['subnet-a'] } } }),
  },
  'tagged-tasks': {
    rule: 'tasks have the tags of their service, for cost allocation',
    controls: [],
    violations: every(
      'aws_ecs_service',
      ({ propagate_tags, enable_ecs_managed_tags }) =>
        ['SERVICE', 'TASK_DEFINITION'].includes(propagate_tags) && enable_ecs_managed_tags === true,
      'has tasks without tags',
    ),
    compliant: samples({ aws_ecs_service: { propagate_tags: 'SERVICE', enable_ecs_managed_tags: true } }),
    violating: samples({ aws_ecs_service: { enable_ecs_managed_tags: true } }),
  },
};
