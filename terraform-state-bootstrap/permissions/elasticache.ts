import { regionalArn } from './arns';
import { keyGrant, keyUse, networkInterfaces } from './dependent-grants';
import type { Grant, PermissionsTable, Target } from './grant';
import { createServiceLinkedRole } from './service-roles';

const arns = (target: Target, ...types: readonly string[]) =>
  types.map((type) => regionalArn(target, 'elasticache', `${type}:${target.prefix}-*`));

const TAGGING = ['elasticache:AddTagsToResource', 'elasticache:RemoveTagsFromResource'];

/**
 * Redis writes its logs to log groups through log deliveries, which ElastiCache creates with the caller's
 * permissions. IAM cannot limit these calls to a resource.
 * @see Amazon ElastiCache User Guide, "Log delivery"
 */
const logDelivery: readonly Grant[] = [
  {
    access: 'read',
    actions: [
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:DescribeLogGroups',
      'logs:DescribeResourcePolicies',
    ],
    resources: ['*'],
  },
  {
    access: 'write',
    actions: [
      'logs:CreateLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:PutResourcePolicy',
    ],
    resources: ['*'],
  },
];

/** Amazon ElastiCache. */
export const elasticachePermissions: PermissionsTable = {
  aws_elasticache_subnet_group: (target) => [
    {
      access: 'read',
      actions: ['elasticache:DescribeCacheSubnetGroups', 'elasticache:ListTagsForResource'],
      resources: arns(target, 'subnetgroup'),
    },
    {
      access: 'write',
      actions: [
        'elasticache:CreateCacheSubnetGroup',
        'elasticache:ModifyCacheSubnetGroup',
        'elasticache:DeleteCacheSubnetGroup',
        ...TAGGING,
      ],
      resources: arns(target, 'subnetgroup'),
    },
  ],
  aws_elasticache_parameter_group: (target) => [
    {
      access: 'read',
      actions: [
        'elasticache:DescribeCacheParameterGroups',
        'elasticache:DescribeCacheParameters',
        'elasticache:ListTagsForResource',
      ],
      resources: arns(target, 'parametergroup'),
    },
    {
      access: 'write',
      actions: [
        'elasticache:CreateCacheParameterGroup',
        'elasticache:ModifyCacheParameterGroup',
        'elasticache:ResetCacheParameterGroup',
        'elasticache:DeleteCacheParameterGroup',
        ...TAGGING,
      ],
      resources: arns(target, 'parametergroup'),
    },
  ],
  aws_elasticache_replication_group: (target) => [
    {
      access: 'read',
      actions: [
        'elasticache:DescribeReplicationGroups',
        'elasticache:DescribeCacheClusters',
        'elasticache:ListTagsForResource',
      ],
      resources: arns(target, 'replicationgroup', 'cluster'),
    },
    {
      access: 'write',
      actions: [
        'elasticache:CreateReplicationGroup',
        'elasticache:ModifyReplicationGroup',
        'elasticache:IncreaseReplicaCount',
        'elasticache:DecreaseReplicaCount',
        'elasticache:DeleteReplicationGroup',
        // Final snapshot, when the replication group is deleted.
        'elasticache:CreateSnapshot',
        ...TAGGING,
      ],
      resources: arns(target, 'replicationgroup', 'cluster', 'snapshot', 'parametergroup', 'subnetgroup'),
    },
    ...logDelivery,
    ...networkInterfaces(target, ['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface']),
    keyUse(target, 'elasticache', 'write', ['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey']),
    keyGrant(target, 'elasticache'),
    createServiceLinkedRole(target, 'elasticache.amazonaws.com'),
  ],
};
