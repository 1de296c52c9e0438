import { regionalArn } from './arns';
import type { Grant, PermissionsTable, Target } from './grant';
import { createServiceLinkedRole, passRole } from './service-roles';

/** Clusters of the environment: the prefix itself, or the prefix with a suffix. */
const clusters = (target: Target): readonly string[] => [
  regionalArn(target, 'ecs', `cluster/${target.prefix}`),
  regionalArn(target, 'ecs', `cluster/${target.prefix}-*`),
];

/** Services of the environment, in any cluster: production's cluster is the team's. */
const services = (target: Target): string => regionalArn(target, 'ecs', `service/*/${target.prefix}-*`);

/** In full, because the team may have roles such as `bmo-learning-prod-ecs-task`. */
const TASK_ROLES = [
  'ai-execution',
  'ai-task',
  'migration-execution',
  'rails-execution',
  'rails-task',
  'sidekiq-execution',
  'sidekiq-task',
];

const readClusters = (target: Target): Grant => ({
  access: 'read',
  actions: ['ecs:DescribeClusters'],
  resources: clusters(target),
});

/** What Terraform needs for containers. */
export const ecsPermissions: PermissionsTable = {
  aws_ecs_cluster: (target) => [
    readClusters(target),
    {
      access: 'write',
      actions: [
        'ecs:CreateCluster',
        'ecs:DeleteCluster',
        'ecs:TagResource',
        'ecs:UntagResource',
        'ecs:UpdateCluster',
      ],
      resources: clusters(target),
    },
    createServiceLinkedRole(target, 'ecs.amazonaws.com'),
  ],

  aws_ecs_cluster_capacity_providers: (target) => [
    readClusters(target),
    { access: 'write', actions: ['ecs:PutClusterCapacityProviders'], resources: clusters(target) },
  ],

  'data.aws_ecs_cluster': (target) => [readClusters(target)],

  aws_ecs_service: (target) => [
    { access: 'read', actions: ['ecs:DescribeServices'], resources: [services(target)] },
    {
      access: 'write',
      actions: [
        'ecs:CreateService',
        'ecs:DeleteService',
        'ecs:TagResource',
        'ecs:UntagResource',
        'ecs:UpdateService',
      ],
      resources: [services(target)],
    },
    createServiceLinkedRole(target, 'ecs.amazonaws.com'),
  ],

  // Old revisions are kept for a rollback (`skip_destroy`), so deregistering is not needed.
  aws_ecs_task_definition: (target) => [
    { access: 'read', actions: ['ecs:DescribeTaskDefinition'], resources: ['*'] },
    {
      access: 'write',
      actions: ['ecs:RegisterTaskDefinition', 'ecs:TagResource', 'ecs:UntagResource'],
      resources: [regionalArn(target, 'ecs', `task-definition/${target.prefix}-*:*`)],
    },
    passRole(target, 'ecs-tasks.amazonaws.com', ...TASK_ROLES),
  ],
};
