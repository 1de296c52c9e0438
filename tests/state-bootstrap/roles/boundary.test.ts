import { forms } from '../../policies/environments';
import { ACCOUNT_ID } from '../../support/policy-engine';
import { arn, bucket, iamArn, LOCK_TABLE, state } from './support/calls';
import { formOf, type Policy, stackOf, synthesizeRoles } from './support/roles';
import { type Call, decide, UNLIMITED } from './support/simulate';

const { boundary } = synthesizeRoles(formOf('prod'));
/** What a role with every permission may still do within production's boundary. */
const within = (call: Call) => decide([UNLIMITED], call, boundary);

/** Values that Terraform knows later, by what their expressions name. */
const LATER: readonly (readonly [RegExp, string])[] = [
  [/account_id/, ACCOUNT_ID],
  [/repository_arns/, arn('ecr', 'repository/bmo-learning/rails-api')],
  [/secret_arns/, arn('secretsmanager', 'secret:bmo-learning/prod/database-url-AbCdEf')],
  [/key_arns/, arn('kms', 'key/1')],
  [/fileSystemArn/, arn('elasticfilesystem', 'file-system/fs-1')],
  [/accessPointArn/, arn('elasticfilesystem', 'access-point/fsap-1')],
  [/aws_cloudwatch_log_stream/, arn('logs', 'log-group:/aws/kinesisfirehose/bmo-learning-prod:log-stream:a')],
  [/aws_cloudwatch_log_group/, arn('logs', 'log-group:/ecs/bmo-learning-prod/rails')],
  [/aws_kinesis_firehose/, arn('firehose', 'deliverystream/bmo-learning-prod')],
  [/bucket/, `bmo-learning-prod-documents-${ACCOUNT_ID}`],
];

const known = (resource: string): string =>
  resource.replaceAll(/\$\{[^}]*\}/g, (expression) => {
    const value = LATER.find(([pattern]) => pattern.test(expression))?.[1];
    if (!value) throw new Error(`No value for ${expression}`);
    return value;
  });

/** Actions that name resources in a policy, but have none in iam-data. */
const ON_EVERYTHING = ['logs:DescribeLogGroups'];

/** One of the resources that a pattern stands for. */
const one = (pattern: string): string =>
  pattern === '*'
    ? pattern
    : pattern.replace(/(log-group:[^:]+):\*$/, '$1:log-stream:*').replaceAll('*', 'x');

/** Every call that the inline policies of the stacks' roles allow; staging's roles have the same permissions. */
const calls = forms
  .filter(({ environment }) => environment.name === 'prod')
  .flatMap(({ name }) => [stackOf(name, 'foundation'), stackOf(name, 'application')])
  .concat(stackOf('staging', 'foundation'))
  .flatMap((stack) => [
    ...Object.values(stack.resources('aws_iam_role_policy')),
    ...Object.values(stack.resources('aws_iam_policy')),
  ])
  .flatMap(({ policy }) => (JSON.parse(policy) as Policy['document']).Statement)
  .flatMap(({ Action, Resource = '*' }) =>
    [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${known(resource)}`)),
  );

describe("the boundary of the stacks' roles", () => {
  it.each([...new Set(calls)].sort())('contains what a role of theirs is for: %s', async (call) => {
    const [action = '', resource = ''] = call.split(' ');
    expect(await within({ action, resource: ON_EVERYTHING.includes(action) ? '*' : one(resource) })).toBe(
      'Allowed',
    );
  });

  const forAService = { 'kms:GrantIsForAWSResource': 'true' };
  it.each<[string, Call]>([
    [
      'snapshots of the database',
      { action: 'rds:CreateDBSnapshot', resource: arn('rds', 'db:bmo-learning-prod-database') },
    ],
    [
      'the end of a snapshot',
      { action: 'rds:DeleteDBSnapshot', resource: arn('rds', 'snapshot:awsbackup:job-1') },
    ],
    [
      'restoring the database',
      { action: 'rds:RestoreDBInstanceFromDBSnapshot', resource: arn('rds', 'db:restored') },
    ],
    [
      'the end of a trial',
      { action: 'rds:DeleteDBInstance', resource: arn('rds', 'db:awsbackup-restore-test-1') },
    ],
    [
      'backups of a bucket',
      { action: 's3:GetObjectVersion', resource: `${bucket('bmo-learning-prod-documents')}/a` },
    ],
    [
      'inventories of a bucket',
      { action: 's3:PutInventoryConfiguration', resource: bucket('bmo-learning-prod-documents') },
    ],
    [
      'events of a bucket',
      { action: 'events:PutRule', resource: arn('events', 'rule/AwsBackupManagedRule1') },
    ],
    [
      'restoring a bucket on trial',
      { action: 's3:CreateBucket', resource: 'arn:aws:s3:::awsbackup-restore-test-1' },
    ],
    [
      'backups of the file system',
      { action: 'elasticfilesystem:Backup', resource: arn('elasticfilesystem', 'file-system/fs-1') },
    ],
    [
      'backups in the vault',
      {
        action: 'backup:CopyIntoBackupVault',
        resource: arn('backup', 'backup-vault:bmo-learning-prod-vault'),
      },
    ],
    ['keys of backups', { action: 'kms:CreateGrant', resource: arn('kms', 'key/1'), context: forAService }],
    [
      'Enhanced Monitoring',
      { action: 'logs:PutLogEvents', resource: arn('logs', 'log-group:RDSOSMetrics:log-stream:db-1') },
    ],
  ])("contains what AWS's own policies are attached for: %s", async (_, call) => {
    expect(await within(call)).toBe('Allowed');
  });

  it.each<[string, Call]>([
    ['create a role', { action: 'iam:CreateRole', resource: iamArn('role/bmo-learning-prod-new') }],
    [
      'widen a role',
      {
        action: 'iam:PutRolePolicy',
        resource: iamArn('role/bmo-learning-prod-rails-task'),
      },
    ],
    ['hand a role on', { action: 'iam:PassRole', resource: iamArn('role/bmo-learning-prod-backup') }],
    [
      'rewrite the boundary',
      {
        action: 'iam:CreatePolicyVersion',
        resource: iamArn('policy/bmo-learning-terraform-prod-boundary'),
      },
    ],
    [
      'become Terraform',
      {
        action: 'sts:AssumeRole',
        resource: iamArn('role/bmo-learning-terraform-prod-foundation'),
      },
    ],
    ['read a state', { action: 's3:GetObject', resource: state('prod/foundation.tfstate') }],
    ["write the team's state", { action: 's3:PutObject', resource: state('prod/terraform.tfstate') }],
    ['hold a lock', { action: 'dynamodb:PutItem', resource: LOCK_TABLE }],
    ['leave the organization', { action: 'organizations:LeaveOrganization' }],
  ])('refuses, whoever allows it, to %s', async (_, call) => {
    expect(await within(call)).toBe('ExplicitlyDenied');
  });

  it.each<[string, Call]>([
    [
      'the database',
      { action: 'rds:DeleteDBInstance', resource: arn('rds', 'db:bmo-learning-prod-database') },
    ],
    [
      'deletion protection',
      { action: 'rds:ModifyDBInstance', resource: arn('rds', 'db:bmo-learning-prod-database') },
    ],
    [
      'snapshots of operators',
      { action: 'rds:DeleteDBSnapshot', resource: arn('rds', 'snapshot:before-upgrade') },
    ],
    [
      'versions of documents',
      { action: 's3:DeleteObjectVersion', resource: `${bucket('bmo-learning-prod-documents')}/a` },
    ],
    [
      "staging's documents",
      { action: 's3:GetObject', resource: `${bucket('bmo-learning-staging-documents')}/a` },
    ],
    [
      "staging's secrets",
      {
        action: 'secretsmanager:GetSecretValue',
        resource: arn('secretsmanager', 'secret:bmo-learning/staging/redis-url-AbCdEf'),
      },
    ],
    ['keys', { action: 'kms:ScheduleKeyDeletion', resource: arn('kms', 'key/1') }],
    ['backups', { action: 'backup:DeleteRecoveryPoint', resource: arn('backup', 'recovery-point:1') }],
    ['machines', { action: 'ec2:RunInstances', resource: arn('ec2', 'instance/i-1') }],
    [
      'other tasks',
      { action: 'ecs:RunTask', resource: arn('ecs', 'task-definition/bmo-learning-prod-rails:1') },
    ],
  ])('leaves out %s', async (_, call) => {
    expect(await within(call)).toBe('ImplicitlyDenied');
  });
});
