import { TerraformOutput, type TerraformStack } from 'cdktf';
import { ExistingCluster } from '../../modules/ecs/existing-cluster';
import { ManagedCluster } from '../../modules/ecs/managed-cluster';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const publish = (stack: TerraformStack, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value });
};

describe('an existing cluster', () => {
  const configuration = synthesizeConstruct((stack) => {
    const cluster = new ExistingCluster(stack, 'cluster', { clusterName: 'bmo-learning-prod' });
    publish(stack, { arn: cluster.clusterArn, name: cluster.clusterName });
  });

  it('creates nothing', () => {
    expect(configuration.json['resource']).toBeUndefined();
  });

  it('fails the plan if it accepts no tasks, or has no Container Insights', () => {
    expect(configuration.at('data.aws_ecs_cluster.cluster')).toEqual({
      cluster_name: 'bmo-learning-prod',
      lifecycle: {
        postcondition: [
          {
            condition: '${self.status == "ACTIVE"}',
            error_message:
              'ECS cluster "bmo-learning-prod" is ${self.status}, expected ACTIVE: it accepts no tasks. ' +
              'Wait until the owner of the cluster has created it, or correct cluster.name.',
          },
          {
            condition:
              '${anytrue([for each in self.setting : ' +
              'each.name == "containerInsights" && contains(["enabled", "enhanced"], each.value)])}',
            error_message:
              'ECS cluster "bmo-learning-prod" has these settings: ${jsonencode({for each in self.setting : ' +
              'each.name => each.value})}. Expected containerInsights "enabled" or "enhanced": the alarms on ' +
              'running tasks need its metrics. The owner of the cluster switches it on with aws ecs ' +
              'update-cluster-settings --cluster bmo-learning-prod --settings ' +
              'name=containerInsights,value=enabled.',
          },
        ],
      },
    });
  });

  it('returns its ARN and its name', () => {
    expect(configuration.outputs()).toMatchObject({
      arn: { value: '${data.aws_ecs_cluster.cluster.arn}' },
      name: { value: '${data.aws_ecs_cluster.cluster.cluster_name}' },
    });
  });
});

describe('a managed cluster', () => {
  const configuration = synthesizeConstruct((stack) => {
    const cluster = new ManagedCluster(stack, 'cluster', {
      clusterName: 'bmo-learning-staging',
      region: 'us-east-2',
      accountId: '123456789012',
      containerInsights: 'enhanced',
      logsKeyArn: 'arn:logs-key',
      logRetentionDays: 30,
    });
    publish(stack, {
      arn: cluster.clusterArn,
      name: cluster.clusterName,
      record: cluster.executeCommandLogGroupArn,
    });
  });

  it('has Container Insights as configured', () => {
    expect(configuration.at('aws_ecs_cluster.cluster')).toMatchObject({
      name: 'bmo-learning-staging',
      setting: [{ name: 'containerInsights', value: 'enhanced' }],
    });
  });

  it('has the capacity providers Fargate and Fargate Spot', () => {
    expect(configuration.at('aws_ecs_cluster_capacity_providers.cluster_capacity-providers')).toEqual({
      cluster_name: '${aws_ecs_cluster.cluster.name}',
      capacity_providers: ['FARGATE', 'FARGATE_SPOT'],
      default_capacity_provider_strategy: [{ capacity_provider: 'FARGATE', base: 1, weight: 1 }],
    });
  });

  it('records the sessions of ECS Exec, encrypted', () => {
    expect(configuration.at('aws_ecs_cluster.cluster')['configuration']).toEqual({
      execute_command_configuration: {
        logging: 'OVERRIDE',
        log_configuration: {
          cloud_watch_encryption_enabled: true,
          cloud_watch_log_group_name: '${aws_cloudwatch_log_group.cluster_execute-command.name}',
        },
      },
    });
    expect(configuration.at('aws_cloudwatch_log_group.cluster_execute-command')).toEqual({
      name: '/ecs/bmo-learning-staging/execute-command',
      kms_key_id: 'arn:logs-key',
      retention_in_days: 30,
    });
  });

  it('is available to other resources after its capacity providers are attached', () => {
    const name = '${aws_ecs_cluster_capacity_providers.cluster_capacity-providers.cluster_name}';
    expect(configuration.outputs()).toMatchObject({
      arn: { value: `arn:aws:ecs:us-east-2:123456789012:cluster/${name}` },
      name: { value: name },
      record: { value: '${aws_cloudwatch_log_group.cluster_execute-command.arn}' },
    });
  });
});

describe('ExistingCluster', () => {
  itIsReusable((stack, id, { text }) => new ExistingCluster(stack, id, { clusterName: text('name') }));
});

describe('ManagedCluster', () => {
  itIsReusable(
    (stack, id, { text, number }) =>
      new ManagedCluster(stack, id, {
        clusterName: text('name'),
        region: text('region'),
        accountId: text('account_id'),
        containerInsights: text('insights') as 'enabled',
        logsKeyArn: text('key_arn'),
        logRetentionDays: number('days'),
      }),
  );
});
