import { ACCOUNT_ID } from '../../support/policy-engine';
import { type Checked, holderOf, tagged, tagging, target } from './support/holder';

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:us-east-2:${ACCOUNT_ID}:${resource}`;

describe('ECS', () => {
  const may = holderOf(
    target('prod', 'application'),
    'aws_ecs_service',
    'aws_ecs_task_definition',
    'data.aws_ecs_cluster',
  );
  const service = (name: string): Checked => [arn('ecs', `service/bmo-learning-prod/${name}`)];
  const role = (name: string): string => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`;
  const toTasks = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' };

  it("runs the environment's services in the team's cluster", async () => {
    expect(await may('ecs:CreateService', service('bmo-learning-prod-rails'))).toBe(true);
    expect(await may('ecs:UpdateService', service('bmo-learning-prod-rails'))).toBe(true);
  });

  it("does not touch services of the team's or of the other environment", async () => {
    expect(await may('ecs:UpdateService', service('reports'))).toBe(false);
    expect(await may('ecs:DeleteService', service('bmo-learning-staging-rails'))).toBe(false);
  });

  it("reads the team's cluster and cannot change it", async () => {
    const cluster: Checked = [arn('ecs', 'cluster/bmo-learning-prod')];
    expect(await may('ecs:DescribeClusters', cluster)).toBe(true);
    for (const action of ['ecs:DeleteCluster', 'ecs:PutClusterCapacityProviders', 'ecs:UpdateCluster']) {
      expect(await may(action, cluster)).toBe(false);
    }
  });

  it('registers task definitions of the environment only', async () => {
    expect(
      await may('ecs:RegisterTaskDefinition', [arn('ecs', 'task-definition/bmo-learning-prod-ai:7')]),
    ).toBe(true);
    expect(
      await may('ecs:RegisterTaskDefinition', [arn('ecs', 'task-definition/bmo-learning-staging-ai:7')]),
    ).toBe(false);
  });

  it('hands tasks the roles that were made for them', async () => {
    expect(await may('iam:PassRole', [role('bmo-learning-prod-rails-task'), toTasks])).toBe(true);
    expect(await may('iam:PassRole', [role('bmo-learning-prod-migration-execution'), toTasks])).toBe(true);
  });

  it.each([
    'bmo-learning-staging-rails-task',
    'bmo-learning-prod-backup',
    'bmo-learning-prod-ecs-task',
    'bmo-learning-terraform-prod-foundation',
  ])('does not hand tasks the role %s', async (name) => {
    expect(await may('iam:PassRole', [role(name), toTasks])).toBe(false);
  });
});

describe("the environment's own cluster", () => {
  const may = holderOf(
    target('staging', 'application'),
    'aws_ecs_cluster',
    'aws_ecs_cluster_capacity_providers',
  );

  it.each(['ecs:CreateCluster', 'ecs:DeleteCluster', 'ecs:PutClusterCapacityProviders'])(
    "%s means it and not production's",
    async (action) => {
      expect(await may(action, [arn('ecs', 'cluster/bmo-learning-staging')])).toBe(true);
      expect(await may(action, [arn('ecs', 'cluster/bmo-learning-prod')])).toBe(false);
    },
  );
});

describe('autoscaling', () => {
  const may = holderOf(
    target('prod', 'application'),
    'aws_appautoscaling_policy',
    'aws_appautoscaling_scheduled_action',
    'aws_appautoscaling_target',
  );
  const scalableTarget = arn('application-autoscaling', 'scalable-target/1');
  const ours: Checked = [scalableTarget, tagged({ Stack: 'bmo-learning-prod-application' })];
  const stagings: Checked = [scalableTarget, tagged({ Stack: 'bmo-learning-staging-application' })];

  it("registers what it tags as the stack's", async () => {
    const action = 'application-autoscaling:RegisterScalableTarget';
    expect(await may(action, [scalableTarget, tagging({ Stack: 'bmo-learning-prod-application' })])).toBe(
      true,
    );
    expect(await may(action, [scalableTarget])).toBe(false);
  });

  it.each(['DeregisterScalableTarget', 'PutScalingPolicy', 'PutScheduledAction', 'RegisterScalableTarget'])(
    '%s is for targets of the stack',
    async (operation) => {
      expect(await may(`application-autoscaling:${operation}`, ours)).toBe(true);
      expect(await may(`application-autoscaling:${operation}`, stagings)).toBe(false);
    },
  );

  it("does not take over the other environment's target by tagging it", async () => {
    const context = { ...stagings[1], ...tagging({ Stack: 'bmo-learning-prod-application' }) };
    expect(await may('application-autoscaling:TagResource', [scalableTarget, context])).toBe(false);
  });

  it('keeps the alarms of target tracking, and no others', async () => {
    const alarm = (name: string): Checked => [arn('cloudwatch', `alarm:${name}`)];
    const tracking = 'TargetTracking-service/bmo-learning-prod/bmo-learning-prod-ai-AlarmHigh-1';
    expect(await may('cloudwatch:PutMetricAlarm', alarm(tracking))).toBe(true);
    expect(await may('cloudwatch:DeleteAlarms', alarm('bmo-learning-staging-cpu'))).toBe(false);
  });
});

describe('image repositories', () => {
  const prod = holderOf(target('prod', 'foundation'), 'aws_ecr_lifecycle_policy', 'aws_ecr_repository');
  const staging = holderOf(target('staging', 'foundation'), 'aws_ecr_lifecycle_policy', 'aws_ecr_repository');
  const ofProd: Checked = [
    arn('ecr', 'repository/bmo-learning/ai-service'),
    tagged({ Stack: 'bmo-learning-prod-foundation' }),
  ];
  const ofStaging: Checked = [
    arn('ecr', 'repository/bmo-learning-staging/ai-service'),
    tagged({ Stack: 'bmo-learning-staging-foundation' }),
  ];

  it.each(['ecr:DeleteRepository', 'ecr:PutImageTagMutability', 'ecr:PutLifecyclePolicy'])(
    "%s reaches the environment's own",
    async (action) => {
      expect(await prod(action, ofProd)).toBe(true);
      expect(await prod(action, ofStaging)).toBe(false);
      expect(await staging(action, ofProd)).toBe(false);
      expect(await staging(action, ofStaging)).toBe(true);
    },
  );

  it('are created with their owner', async () => {
    const [name] = ofProd;
    expect(
      await prod('ecr:CreateRepository', [name, tagging({ Stack: 'bmo-learning-prod-foundation' })]),
    ).toBe(true);
    expect(await prod('ecr:CreateRepository', [name])).toBe(false);
  });

  it('can be adopted where nobody owns them', async () => {
    const [name, owned] = ofProd;
    const adopt = tagging({ Stack: 'bmo-learning-prod-foundation' });
    expect(await prod('ecr:TagResource', [name, adopt])).toBe(true);
    expect(
      await staging('ecr:TagResource', [
        name,
        { ...owned, ...tagging({ Stack: 'bmo-learning-staging-foundation' }) },
      ]),
    ).toBe(false);
  });

  it('keep their images: what pushes and pulls is no part of the table', async () => {
    expect(await prod('ecr:BatchDeleteImage', ofProd)).toBe(false);
    expect(await prod('ecr:PutImage', ofProd)).toBe(false);
  });
});

describe('private DNS', () => {
  const may = holderOf(
    target('prod', 'application'),
    'aws_service_discovery_private_dns_namespace',
    'aws_service_discovery_service',
  );
  const namespace = arn('servicediscovery', 'namespace/ns-1');
  const service = arn('servicediscovery', 'service/srv-1');
  const OURS = { Stack: 'bmo-learning-prod-application' };
  const STAGINGS = { Stack: 'bmo-learning-staging-application' };

  it('makes a service in the namespace of the stack', async () => {
    expect(
      await may('servicediscovery:CreateService', [namespace, tagged(OURS)], [service, tagging(OURS)]),
    ).toBe(true);
    expect(
      await may('servicediscovery:CreateService', [namespace, tagged(STAGINGS)], [service, tagging(OURS)]),
    ).toBe(false);
  });

  it('deletes what the stack made', async () => {
    expect(await may('servicediscovery:DeleteNamespace', [namespace, tagged(OURS)])).toBe(true);
    expect(await may('servicediscovery:DeleteNamespace', [namespace, tagged(STAGINGS)])).toBe(false);
    expect(await may('servicediscovery:DeleteService', [service, tagged(STAGINGS)])).toBe(false);
  });

  it('gives no tag of another owner, and takes no owner away', async () => {
    expect(await may('servicediscovery:TagResource', ['*', tagging({ Name: 'new' })])).toBe(true);
    expect(await may('servicediscovery:TagResource', ['*', tagging(STAGINGS)])).toBe(false);
    expect(await may('servicediscovery:UntagResource', ['*', { 'aws:TagKeys': ['Name'] }])).toBe(true);
    expect(await may('servicediscovery:UntagResource', ['*', { 'aws:TagKeys': ['Name', 'Stack'] }])).toBe(
      false,
    );
  });
});
