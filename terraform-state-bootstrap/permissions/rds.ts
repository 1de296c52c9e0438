import { regionalArn } from './arns';
import { keyGrant, keyUse } from './dependent-grants';
import type { Grant, PermissionsTable, Target } from './grant';
import { createServiceLinkedRole, passRole } from './service-roles';

const named = ({ prefix }: Target, ...types: readonly string[]) => types.map((type) => `${type}:${prefix}-*`);

const arns = (target: Target, ...resources: readonly string[]) =>
  resources.map((resource) => regionalArn(target, 'rds', resource));

const TAGGING = ['rds:AddTagsToResource', 'rds:RemoveTagsFromResource'];

/**
 * A change that would restart the database is made on a copy, which then takes its place under its name. The copy
 * is called `<identifier>-green-…`, what it replaced `<identifier>-old1`. Deployments carry no tags, so they are
 * not told apart here; taking one over or deleting it takes the permission on its instances as well.
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
    // The provider finds an instance by its resource id, and RDS takes that as a question about all of them.
    { access: 'read', actions: ['rds:DescribeDBInstances'], resources: arns(target, 'db:*') },
    { access: 'read', actions: ['rds:ListTagsForResource'], resources: arns(target, ...named(target, 'db')) },
    {
      access: 'write',
      actions: ['rds:CreateDBInstance', 'rds:CreateDBInstanceReadReplica', 'rds:ModifyDBInstance'],
      // AWS's own option group is part of every PostgreSQL instance.
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
