import { forms } from '../../support/environments';
import { ACCOUNT_ID } from '../../support/policy-engine';
import { arn, bucket, call, DATABASE, iamArn, LOCK_TABLE, state } from './support/calls';
import { formOf, type Policy, stackOf, synthesizeRoles } from './support/roles';
import { type Call, decide, UNLIMITED } from './support/simulate';

const { boundary } = synthesizeRoles(formOf('prod'));
/** What a role with every permission may still do within production's boundary. */
const within = (asked: Call) => decide([UNLIMITED], asked, boundary);

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
  .flatMap(({ Action, Resource = '*', Condition }) =>
    [Action].flat().flatMap((action) =>
      [Resource].flat().map((resource) => ({
        allowed: `${action} ${known(resource)}`,
        context: action.startsWith('cloudwatch:') ? Condition?.['StringEquals'] : undefined,
      })),
    ),
  );
const once = [...new Map(calls.map((each) => [each.allowed, each])).values()].sort((a, b) =>
  a.allowed < b.allowed ? -1 : 1,
);

describe("the boundary of the stacks' roles", () => {
  it.each(once)('contains what a role of theirs is for: $allowed', async ({ allowed, context }) => {
    const [action = '', resource = ''] = allowed.split(' ');
    const asked = { action, resource: ON_EVERYTHING.includes(action) ? '*' : one(resource) };
    expect(await within({ ...asked, ...(context && { context }) })).toBe('Allowed');
  });

  const forAService = { 'kms:GrantIsForAWSResource': 'true' };
  it.each<[string, Call]>([
    ['snapshots of the database', call('rds:CreateDBSnapshot', DATABASE)],
    ['the end of a snapshot', call('rds:DeleteDBSnapshot', arn('rds', 'snapshot:awsbackup:job-1'))],
    ['restoring the database', call('rds:RestoreDBInstanceFromDBSnapshot', arn('rds', 'db:restored'))],
    ['the end of a trial', call('rds:DeleteDBInstance', arn('rds', 'db:awsbackup-restore-test-1'))],
    ['backups of a bucket', call('s3:GetObjectVersion', `${bucket('bmo-learning-prod-documents')}/a`)],
    ['inventories of a bucket', call('s3:PutInventoryConfiguration', bucket('bmo-learning-prod-documents'))],
    ['events of a bucket', call('events:PutRule', arn('events', 'rule/AwsBackupManagedRule1'))],
    ['restoring a bucket on trial', call('s3:CreateBucket', 'arn:aws:s3:::awsbackup-restore-test-1')],
    [
      'backups of the file system',
      call('elasticfilesystem:Backup', arn('elasticfilesystem', 'file-system/fs-1')),
    ],
    [
      'backups in the vault',
      call('backup:CopyIntoBackupVault', arn('backup', 'backup-vault:bmo-learning-prod-vault')),
    ],
    ['keys of backups', call('kms:CreateGrant', arn('kms', 'key/1'), forAService)],
    ['Enhanced Monitoring', call('logs:PutLogEvents', arn('logs', 'log-group:RDSOSMetrics:log-stream:db-1'))],
  ])("contains what AWS's own policies are attached for: %s", async (_, possible) => {
    expect(await within(possible)).toBe('Allowed');
  });

  it.each<[string, Call]>([
    ['create a role', call('iam:CreateRole', iamArn('role/bmo-learning-prod-new'))],
    ['widen a role', call('iam:PutRolePolicy', iamArn('role/bmo-learning-prod-rails-task'))],
    ['hand a role on', call('iam:PassRole', iamArn('role/bmo-learning-prod-backup'))],
    [
      'rewrite the boundary',
      call('iam:CreatePolicyVersion', iamArn('policy/bmo-learning-terraform-prod-boundary')),
    ],
    ['become Terraform', call('sts:AssumeRole', iamArn('role/bmo-learning-terraform-prod-foundation'))],
    ['read a state', call('s3:GetObject', state('prod/foundation.tfstate'))],
    ["write the team's state", call('s3:PutObject', state('prod/terraform.tfstate'))],
    ['hold a lock', call('dynamodb:PutItem', LOCK_TABLE)],
    ['leave the organization', call('organizations:LeaveOrganization')],
  ])('refuses, whoever allows it, to %s', async (_, refused) => {
    expect(await within(refused)).toBe('ExplicitlyDenied');
  });

  it.each<[string, Call]>([
    ['the database', call('rds:DeleteDBInstance', DATABASE)],
    ['deletion protection', call('rds:ModifyDBInstance', DATABASE)],
    ['snapshots of operators', call('rds:DeleteDBSnapshot', arn('rds', 'snapshot:before-upgrade'))],
    ['versions of documents', call('s3:DeleteObjectVersion', `${bucket('bmo-learning-prod-documents')}/a`)],
    ["staging's documents", call('s3:GetObject', `${bucket('bmo-learning-staging-documents')}/a`)],
    [
      "staging's secrets",
      call(
        'secretsmanager:GetSecretValue',
        arn('secretsmanager', 'secret:bmo-learning/staging/redis-url-AbCdEf'),
      ),
    ],
    ['keys', call('kms:ScheduleKeyDeletion', arn('kms', 'key/1'))],
    ['backups', call('backup:DeleteRecoveryPoint', arn('backup', 'recovery-point:1'))],
    ['machines', call('ec2:RunInstances', arn('ec2', 'instance/i-1'))],
    ['other tasks', call('ecs:RunTask', arn('ecs', 'task-definition/bmo-learning-prod-rails:1'))],
  ])('leaves out %s', async (_, missing) => {
    expect(await within(missing)).toBe('ImplicitlyDenied');
  });
});
