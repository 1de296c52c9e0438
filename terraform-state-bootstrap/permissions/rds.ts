import { regionalArn } from './arns';
import { keyGrant, keyUse } from './dependent-grants';
import type { Grant, PermissionsTable, Target } from './grant';
import { createServiceLinkedRole, passRole } from './service-roles';

const named = ({ prefix }: Target, ...types: readonly string[]) => types.map((type) => `${type}:${prefix}-*`);

const arns = (target: Target, ...resources: readonly string[]) =>
  resources.map((resource) => regionalArn(target, 'rds', resource));

const TAGGING = ['rds:AddTagsToResource', 'rds:RemoveTagsFromResource'];

/**
 * Blue/green deployments: a change that would restart the database is made on a copy, named `<identifier>-green-…`.
 * The switchover gives the copy the identifier, and the old instance becomes `<identifier>-old1`. Deployments have no
 * tags, so that this permits all of them; switching over or deleting one needs the permissions on its instances as
 * well.
 * @see Amazon RDS User Guide, "Authorizing access to Amazon RDS blue/green deployment operations"
 */
const blueGreenUpdate = (target: Target): readonly Grant[] => [
  {
    access: 'read',
    actions: ['rds:DescribeBlueGreenDeployments'],
    resources: arns(target, 'deployment:*'),
  },
  {
    access: 'write',
    actions: [
      'rds:CreateBlueGreenDeployment',
      'rds:SwitchoverBlueGreenDeployment',
      'rds:DeleteBlueGreenDeployment',
    ],
    resources: arns(target, 'deployment:*', ...named(target, 'db', 'pg')),
  },
];

/** Amazon RDS. */
export const rdsPermissions: PermissionsTable = {
  aws_db_subnet_group: (target) => [
    {
      access: 'read',
      actions: ['rds:DescribeDBSubnetGroups', 'rds:ListTagsForResource'],
      resources: arns(target, ...named(target, 'subgrp')),
    },
    {
      access: 'write',
      actions: ['rds:CreateDBSubnetGroup', 'rds:ModifyDBSubnetGroup', 'rds:DeleteDBSubnetGroup', ...TAGGING],
      resources: arns(target, ...named(target, 'subgrp')),
    },
  ],
  aws_db_parameter_group: (target) => [
    {
      access: 'read',
      actions: ['rds:DescribeDBParameterGroups', 'rds:DescribeDBParameters', 'rds:ListTagsForResource'],
      resources: arns(target, ...named(target, 'pg')),
    },
    {
      access: 'write',
      actions: [
        'rds:CreateDBParameterGroup',
        'rds:ModifyDBParameterGroup',
        'rds:ResetDBParameterGroup',
        'rds:DeleteDBParameterGroup',
        ...TAGGING,
      ],
      resources: arns(target, ...named(target, 'pg')),
    },
  ],
  aws_db_instance: (target) => [
    // The provider looks an instance up by its resource id, which RDS treats as a request for all instances.
    { access: 'read', actions: ['rds:DescribeDBInstances'], resources: arns(target, 'db:*') },
    { access: 'read', actions: ['rds:ListTagsForResource'], resources: arns(target, ...named(target, 'db')) },
    {
      access: 'write',
      actions: ['rds:CreateDBInstance', 'rds:CreateDBInstanceReadReplica', 'rds:ModifyDBInstance'],
      // Every PostgreSQL instance uses an option group of AWS.
      resources: arns(target, ...named(target, 'db', 'pg', 'subgrp'), 'og:default:*'),
    },
    {
      access: 'write',
      actions: ['rds:DeleteDBInstance', 'rds:PromoteReadReplica', 'rds:CreateDBSnapshot', ...TAGGING],
      resources: arns(target, ...named(target, 'db', 'snapshot')),
    },
    ...blueGreenUpdate(target),
    keyUse(target, 'rds', 'write', ['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey']),
    keyGrant(target, 'rds'),
    createServiceLinkedRole(target, 'rds.amazonaws.com'),
    passRole(target, 'monitoring.rds.amazonaws.com', 'database-rds-monitoring'),
  ],
};
