import type { Grant, PermissionsTable } from '../../../terraform-state-bootstrap/permissions/grant';
import { compileStatements, grantsOf } from '../../../terraform-state-bootstrap/roles/statements';
import { target as targetOf } from '../permissions/support/holder';

const target = targetOf('prod', 'foundation');
const looks: Grant = { access: 'read', actions: ['rds:DescribeDBInstances'], resources: ['*'] };
const table: PermissionsTable = {
  aws_db_instance: ({ region, accountId, prefix }) => [
    looks,
    {
      access: 'write',
      actions: ['rds:CreateDBInstance'],
      resources: [`arn:aws:rds:${region}:${accountId}:db:${prefix}-*`],
    },
  ],
  'data.aws_vpc': () => [{ access: 'read', actions: ['ec2:DescribeVpcs'], resources: ['*'] }],
};

describe('the grants of a stack', () => {
  it('are those of its types, for its environment', () => {
    const grants = grantsOf(table, ['aws_db_instance', 'data.aws_vpc'], target);
    expect(grants.map(({ resources }) => resources)).toEqual([
      ['*'],
      ['arn:aws:rds:us-east-2:123456789012:db:bmo-learning-prod-*'],
      ['*'],
    ]);
  });

  it('are an error for new resource types until the table knows them', () => {
    const types = ['aws_sqs_queue', 'aws_db_instance', 'data.aws_ami'];
    expect(() => grantsOf(table, types, target)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: `The Terraform roles cannot manage what bmo-learning-prod-foundation holds.

bmo-learning-prod-foundation: aws_sqs_queue
  got:     no permissions
  allowed: types that terraform-state-bootstrap/permissions/index.ts knows
  fix:     Add the API calls that the AWS provider makes for it to the table of its service in terraform-state-bootstrap/permissions/. Before the stack is applied, an administrator runs npx bmo bootstrap.

bmo-learning-prod-foundation: data.aws_ami
  got:     no permissions
  allowed: types that terraform-state-bootstrap/permissions/index.ts knows
  fix:     Add the API calls that the AWS provider makes for it to the table of its service in terraform-state-bootstrap/permissions/. Before the stack is applied, an administrator runs npx bmo bootstrap.

2 problems. Nothing was written.`,
      }),
    );
  });

  it('do not take a word that every object knows for a type', () => {
    expect(() => grantsOf(table, ['toString'], target)).toThrow('toString');
  });
});

describe('compiled statements', () => {
  const grant = (actions: string[], resources: string[], condition?: Grant['condition']): Grant => ({
    access: 'write',
    actions,
    resources,
    ...(condition && { condition }),
  });
  const arn = (resource: string) => `arn:aws:rds:us-east-2:123456789012:${resource}`;
  const owned = { StringEquals: { 'aws:ResourceTag/Stack': 'one' } };

  it('join the actions of a service on equal resources, sorted and once each', () => {
    const statements = compileStatements([
      grant(['rds:ModifyDBInstance', 'rds:CreateDBInstance'], [arn('db:b'), arn('db:a')]),
      grant(['rds:CreateDBInstance'], [arn('db:a'), arn('db:b')]),
    ]);
    expect(statements).toEqual([
      {
        Sid: 'RdsDb',
        Effect: 'Allow',
        Action: ['rds:CreateDBInstance', 'rds:ModifyDBInstance'],
        Resource: [arn('db:a'), arn('db:b')],
      },
    ]);
  });

  it('join the resources of equal actions', () => {
    const [statement, ...others] = compileStatements([
      grant(['rds:CreateDBInstance'], [arn('db:b')]),
      grant(['rds:CreateDBInstance'], [arn('db:a'), arn('db:b')]),
    ]);
    expect(statement?.Resource).toEqual([arn('db:a'), arn('db:b')]);
    expect(others).toEqual([]);
  });

  it.each([
    ['resources', grant(['rds:CreateDBSnapshot'], [arn('db:b')])],
    ['conditions', grant(['rds:CreateDBInstance'], [arn('db:a')], owned)],
    ['services', grant(['ec2:CreateVpc'], [arn('db:a')])],
  ])('keep other %s apart', (_, other) => {
    expect(compileStatements([grant(['rds:CreateDBInstance'], [arn('db:a')]), other])).toHaveLength(2);
  });

  it('are the same in whatever order grants come', () => {
    const grants = [
      grant(['rds:A'], ['*']),
      grant(['ec2:B'], ['*']),
      grant(['rds:C'], [arn('db:a')], owned),
      grant(['rds:D'], [arn('db:b')], owned),
    ];
    expect(compileStatements([...grants].reverse())).toEqual(compileStatements(grants));
  });

  it.each([
    ['RdsAny', grant(['rds:A'], ['*'])],
    ['RdsDbSubgrpByResourceTag', grant(['rds:A'], [arn('subgrp:a'), arn('db:a')], owned)],
    ['RdsSeveral', grant(['rds:A'], [arn('subgrp:a'), arn('db:a'), arn('pg:a')])],
    ['S3BucketObject', grant(['s3:A'], ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'])],
    ['BackupStorageAny', grant(['backup-storage:A'], ['*'])],
    [
      'IamRoleByPassedToService',
      grant(['iam:A'], ['arn:aws:iam::1:role/a'], { StringEquals: { 'iam:PassedToService': 'x' } }),
    ],
    ['ApigatewayRestapis', grant(['apigateway:A'], ['arn:aws:apigateway:us-east-2::/restapis/*'])],
  ])('have a name that can be read: %s', (sid, one) => {
    expect(compileStatements([one])[0]?.Sid).toBe(sid);
  });

  it('have names of their own', () => {
    const statements = compileStatements([grant(['rds:A'], [arn('db:a')]), grant(['rds:B'], [arn('db:b')])]);
    expect(statements.map(({ Sid }) => Sid)).toEqual(['RdsDb', 'RdsDb2']);
  });
});
