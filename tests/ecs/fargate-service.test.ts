import { TerraformOutput, TerraformVariable } from 'cdktf';
import { FargateService, type FargateServiceProps } from '../../modules/ecs/fargate-service';
import { itIsReusable } from '../support/reusable';
import { shipped, synthesizeConstruct } from '../support/synthesize';

const minimal: FargateServiceProps = {
  serviceName: 'bmo-learning-test-rails',
  clusterArn: 'arn:cluster',
  taskDefinitionArn: 'arn:task-definition:7',
  service: {
    tasks: { min: 2, max: 10 },
    capacity: { onDemandBase: 2, onDemandWeight: 1, spotWeight: 0 },
    deployment: { minimumHealthyPercent: 100, maximumPercent: 200 },
  },
  subnetIds: ['subnet-a', 'subnet-b'],
  securityGroupId: 'sg-rails',
  executeCommand: false,
  waitForSteadyState: true,
};

const synthesize = (props: Partial<FargateServiceProps> = {}) =>
  synthesizeConstruct((stack) => {
    const service = new FargateService(stack, 'rails', { ...minimal, ...props });
    new TerraformOutput(stack, 'name', { value: service.serviceName });
    new TerraformOutput(stack, 'arn', { value: service.serviceArn });
  });
const serviceOf = (props: Partial<FargateServiceProps> = {}) => synthesize(props).at('aws_ecs_service.rails');
const withService = (service: Partial<FargateServiceProps['service']>) =>
  serviceOf({ service: { ...minimal.service, ...service } });

describe('a service on Fargate', () => {
  it('runs the revision in the cluster', () => {
    expect(serviceOf()).toMatchObject({
      name: 'bmo-learning-test-rails',
      cluster: 'arn:cluster',
      task_definition: 'arn:task-definition:7',
    });
  });

  it('is in the subnets, behind its security group', () => {
    expect(serviceOf()['network_configuration']).toMatchObject({
      subnets: ['subnet-a', 'subnet-b'],
      security_groups: ['sg-rails'],
    });
  });

  it('ignores changes of the desired count by autoscaling', () => {
    expect(serviceOf()['desired_count']).toBe(2);
    expect(serviceOf()['lifecycle'].ignore_changes).toEqual(['desired_count']);
  });

  it.each([
    [
      { onDemandBase: 2, onDemandWeight: 1, spotWeight: 0 },
      [{ capacity_provider: 'FARGATE', base: 2, weight: 1 }],
    ],
    [
      { onDemandBase: 0, onDemandWeight: 0, spotWeight: 1 },
      [{ capacity_provider: 'FARGATE_SPOT', base: 0, weight: 1 }],
    ],
    [
      { onDemandBase: 1, onDemandWeight: 0, spotWeight: 3 },
      [
        { capacity_provider: 'FARGATE', base: 1, weight: 0 },
        { capacity_provider: 'FARGATE_SPOT', base: 0, weight: 3 },
      ],
    ],
  ])('uses the given capacity providers: %o', (capacity, strategy) => {
    expect(withService({ capacity })['capacity_provider_strategy']).toEqual(strategy);
  });

  it('rejects capacity without a weight', () => {
    expect(() => withService({ capacity: { onDemandBase: 2, onDemandWeight: 0, spotWeight: 0 } })).toThrow(
      'bmo-learning-prod-foundation/rails: onDemandWeight and spotWeight are both 0, so tasks beyond the base ' +
        'cannot run and ECS refuses the service. Set one of them to 1.',
    );
  });

  it('starts new tasks before it stops old ones, and uses no alarms by default', () => {
    expect(serviceOf()).toMatchObject({
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
    });
    expect(serviceOf()).not.toHaveProperty('alarms');
  });

  it('rolls back if an alarm fires during a deployment', () => {
    expect(serviceOf({ deploymentAlarmNames: ['errors', 'slow'] })['alarms']).toEqual({
      alarm_names: ['errors', 'slow'],
      enable: true,
      rollback: true,
    });
    expect(serviceOf({ deploymentAlarmNames: [] })).not.toHaveProperty('alarms');
  });

  it('fails the apply if a deployment was rolled back', () => {
    const [{ condition, error_message: message }] = serviceOf()['lifecycle'].postcondition;
    expect(condition).toBe('${(self.task_definition == "arn:task-definition:7")}');
    expect(message).toContain(
      'ECS rolled the service bmo-learning-test-rails back: it runs ${self.task_definition}, not ' +
        'arn:task-definition:7.',
    );
    expect(message).toContain(
      "aws ecs describe-services --cluster arn:cluster --services bmo-learning-test-rails --query 'services[0].events[:10].message'",
    );
    expect(message).toMatch(/Fix the cause and apply again\.$/);
  });

  it.each([true, false])(
    'waits for a steady state, up to 20 minutes, as configured (%s)',
    (waitForSteadyState) => {
      expect(serviceOf({ waitForSteadyState })).toMatchObject({
        wait_for_steady_state: waitForSteadyState,
        timeouts: { create: '20m', update: '20m', delete: '20m' },
      });
    },
  );

  it.each([
    [200, 'ENABLED'],
    [101, 'ENABLED'],
    [100, 'DISABLED'],
  ])('rebalances zones if the maximum percentage allows it: %i %%', (maximumPercent, expected) => {
    const deployment = { minimumHealthyPercent: 0, maximumPercent };
    expect(withService({ deployment })['availability_zone_rebalancing']).toBe(expected);
  });

  it('propagates its tags to its tasks, for cost allocation', () => {
    expect(serviceOf()).toMatchObject({ propagate_tags: 'SERVICE', enable_ecs_managed_tags: true });
  });

  it.each([true, false])('enables ECS Exec as configured (%s)', (executeCommand) => {
    expect(serviceOf({ executeCommand })['enable_execute_command']).toBe(executeCommand);
  });

  it('has neither a load balancer nor service discovery by default', () => {
    for (const member of [
      'load_balancer',
      'health_check_grace_period_seconds',
      'service_registries',
      'depends_on',
    ]) {
      expect(serviceOf()).not.toHaveProperty(member);
    }
  });

  it('has a grace period for the health checks of the load balancer', () => {
    const loadBalancer = {
      targetGroupArn: 'arn:target-group',
      containerName: 'rails',
      containerPort: 3000,
      healthCheckGracePeriodSeconds: 120,
    };
    expect(serviceOf({ loadBalancer })).toMatchObject({
      load_balancer: [
        { target_group_arn: 'arn:target-group', container_name: 'rails', container_port: 3000 },
      ],
      health_check_grace_period_seconds: 120,
    });
  });

  it('registers in service discovery', () => {
    expect(serviceOf({ discoveryServiceArn: 'arn:discovery' })['service_registries']).toEqual({
      registry_arn: 'arn:discovery',
    });
  });

  it('depends on the given resources', () => {
    expect(serviceOf({ dependsOn: [{ fqn: 'aws_lb_listener_rule.api' }] })['depends_on']).toEqual([
      'aws_lb_listener_rule.api',
    ]);
  });

  it('rejects settings that ECS rejects', () => {
    const deployment = { minimumHealthyPercent: 100, maximumPercent: 300 };
    expect(() => withService({ deployment })).toThrow(
      /1 problem in the settings of .*\/rails:\n\n.*: deployment\.maximumPercent\n {2}got: +300\n/,
    );
  });

  it('returns its name and its ARN', () => {
    expect(synthesize().outputs()).toMatchObject({
      name: { value: '${aws_ecs_service.rails.name}' },
      arn: { value: '${aws_ecs_service.rails.id}' },
    });
  });

  it.each(['ai', 'rails', 'sidekiq'] as const)('accepts the shipped settings of %s', (name) => {
    expect(serviceOf({ service: shipped.prod.services[name] })['desired_count']).toBe(
      shipped.prod.services[name].tasks.min,
    );
  });
});

describe('FargateService', () => {
  itIsReusable(
    (stack, id, { text, number }) =>
      new FargateService(stack, id, {
        serviceName: text('name'),
        clusterArn: text('cluster'),
        taskDefinitionArn: text('task_definition'),
        service: {
          tasks: { min: number('min'), max: number('max') },
          capacity: {
            onDemandBase: number('base'),
            onDemandWeight: number('weight'),
            spotWeight: number('spot'),
          },
          deployment: { minimumHealthyPercent: number('healthy'), maximumPercent: number('maximum') },
        },
        subnetIds: [text('subnet')],
        securityGroupId: text('security_group'),
        loadBalancer: {
          targetGroupArn: text('target_group'),
          containerName: text('container'),
          containerPort: number('port'),
          healthCheckGracePeriodSeconds: number('grace'),
        },
        discoveryServiceArn: text('discovery'),
        executeCommand: false,
        waitForSteadyState: true,
        deploymentAlarmNames: [text('alarm')],
      }),
  );

  const later = synthesizeConstruct((stack) => {
    const maximumPercent = new TerraformVariable(stack, 'maximum', { type: 'number' }).numberValue;
    new FargateService(stack, 'rails', {
      ...minimal,
      service: { ...minimal.service, deployment: { minimumHealthyPercent: 0, maximumPercent } },
      taskDefinitionArn: new TerraformVariable(stack, 'revision', {}).stringValue,
      waitForSteadyState: new TerraformVariable(stack, 'wait', { type: 'bool' }).booleanValue,
    });
  }).at('aws_ecs_service.rails');

  it('decides about zones, and whether to wait, when the plan knows', () => {
    expect(later).toMatchObject({
      availability_zone_rebalancing: '${(var.maximum > 100) ? "ENABLED" : "DISABLED"}',
      wait_for_steady_state: '${var.wait}',
    });
  });

  it('compares with the revision that the plan knows', () => {
    const [{ condition, error_message: message }] = later['lifecycle'].postcondition;
    expect(condition).toBe('${(self.task_definition == var.revision)}');
    expect(message).toContain('it runs ${self.task_definition}, not ${var.revision}.');
  });
});
