import {
  arn,
  bounded,
  bucket,
  call,
  DATABASE,
  iamArn,
  LOCK_TABLE,
  lock,
  OF_FOUNDATION,
  OF_STAGING,
  STATE_BUCKET,
  state,
} from './support/calls';
import { formOf, synthesizeRoles } from './support/roles';
import { type Call, decide } from './support/simulate';

const prod = synthesizeRoles(formOf('prod')).policies;

describe('the foundation role', () => {
  it.each<[string, Call]>([
    ['creates the database', call('rds:CreateDBInstance', DATABASE, OF_FOUNDATION)],
    ['changes the database', call('rds:ModifyDBInstance', DATABASE)],
    ['creates keys that bear its tag', call('kms:CreateKey', undefined, OF_FOUNDATION)],
    ['creates the buckets', call('s3:CreateBucket', bucket('bmo-learning-prod-documents'))],
    [
      'creates a role within the boundary',
      call('iam:CreateRole', iamArn('role/bmo-learning-prod-backup'), bounded),
    ],
    [
      'bounds a role that had no boundary',
      call('iam:PutRolePermissionsBoundary', iamArn('role/bmo-learning-prod-backup'), bounded),
    ],
    [
      'attaches the policies of AWS Backup',
      call('iam:AttachRolePolicy', iamArn('role/bmo-learning-prod-backup'), {
        ...bounded,
        'iam:PolicyARN': 'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
      }),
    ],
    [
      'hands a role to AWS Backup',
      call('iam:PassRole', iamArn('role/bmo-learning-prod-backup'), {
        'iam:PassedToService': 'backup.amazonaws.com',
      }),
    ],
    ['reads its state', call('s3:GetObject', state('prod/foundation.tfstate'))],
    ['writes its state', call('s3:PutObject', state('prod/foundation.tfstate'))],
    ['learns that its state is not there yet', call('s3:ListBucket', STATE_BUCKET)],
    ['looks whether the lock table is there', call('dynamodb:DescribeTable', LOCK_TABLE)],
    ['takes its lock', lock('PutItem', 'prod/foundation.tfstate')],
    ['gives its lock back', lock('DeleteItem', 'prod/foundation.tfstate')],
    ['writes the digest of its state', lock('PutItem', 'prod/foundation.tfstate-md5')],
  ])('%s', async (_, allowed) => {
    expect(await decide(prod.foundation, allowed)).toBe('Allowed');
  });

  it.each<[string, Call]>([
    ["staging's database", call('rds:ModifyDBInstance', arn('rds', 'db:bmo-learning-staging-database'))],
    ["staging's keys", call('kms:PutKeyPolicy', arn('kms', 'key/1'), OF_STAGING)],
    ["staging's buckets", call('s3:PutBucketPolicy', bucket('bmo-learning-staging-documents'))],
    ["staging's state", call('s3:PutObject', state('staging/foundation.tfstate'))],
    ["the application's state", call('s3:PutObject', state('prod/application.tfstate'))],
    ["the application's lock", lock('PutItem', 'prod/application.tfstate')],
    ['documents', call('s3:GetObject', `${bucket('bmo-learning-prod-documents')}/a`)],
    ['services', call('ecs:UpdateService', arn('ecs', 'service/bmo-learning-prod/bmo-learning-prod-rails'))],
    [
      "the team's network",
      call('ec2:DeleteSubnet', arn('ec2', 'subnet/subnet-1'), {
        'aws:ResourceTag/Name': 'bmo-learning-prod-private-1',
      }),
    ],
    ['roles of others', call('iam:PutRolePolicy', iamArn('role/administrator'), bounded)],
    [
      'roles for services that get none',
      call('iam:PassRole', iamArn('role/bmo-learning-prod-backup'), {
        'iam:PassedToService': 'ec2.amazonaws.com',
      }),
    ],
    [
      'policies that no stack attaches',
      call('iam:AttachRolePolicy', iamArn('role/bmo-learning-prod-backup'), {
        ...bounded,
        'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
    ],
  ])('does not touch %s', async (_, refused) => {
    expect(await decide(prod.foundation, refused)).toBe('ImplicitlyDenied');
  });
});

describe('the application role', () => {
  it.each<[string, Call]>([
    [
      'updates services',
      call('ecs:UpdateService', arn('ecs', 'service/bmo-learning-prod/bmo-learning-prod-rails')),
    ],
    [
      'hands task roles to ECS',
      call('iam:PassRole', iamArn('role/bmo-learning-prod-rails-task'), {
        'iam:PassedToService': 'ecs-tasks.amazonaws.com',
      }),
    ],
    ["reads the foundation's state", call('s3:GetObject', state('prod/foundation.tfstate'))],
    ['writes its state', call('s3:PutObject', state('prod/application.tfstate'))],
  ])('%s', async (_, allowed) => {
    expect(await decide(prod.application, allowed)).toBe('Allowed');
  });

  it.each<[string, Call]>([
    ['change the database', call('rds:ModifyDBInstance', DATABASE)],
    ["write the foundation's state", call('s3:PutObject', state('prod/foundation.tfstate'))],
    ["take the foundation's lock", lock('PutItem', 'prod/foundation.tfstate')],
    [
      'read a secret',
      call(
        'secretsmanager:GetSecretValue',
        arn('secretsmanager', 'secret:bmo-learning/prod/openai-api-key-AbCdEf'),
      ),
    ],
  ])('does not %s', async (_, refused) => {
    expect(await decide(prod.application, refused)).toBe('ImplicitlyDenied');
  });
});

describe('the plan role', () => {
  it.each<[string, Call]>([
    ['looks at the database', call('rds:DescribeDBInstances', DATABASE)],
    ["reads the foundation's state", call('s3:GetObject', state('prod/foundation.tfstate'))],
    ["reads the application's state", call('s3:GetObject', state('prod/application.tfstate'))],
    ['takes a lock', lock('PutItem', 'prod/application.tfstate')],
  ])('%s', async (_, allowed) => {
    expect(await decide(prod.plan, allowed)).toBe('Allowed');
  });

  it.each<[string, Call]>([
    ['write a state', call('s3:PutObject', state('prod/application.tfstate'))],
    ['write a digest', lock('PutItem', 'prod/application.tfstate-md5')],
    ["take staging's lock", lock('PutItem', 'staging/application.tfstate')],
    ['change the database', call('rds:ModifyDBInstance', DATABASE)],
    [
      'read a secret that an operator put',
      call(
        'secretsmanager:GetSecretValue',
        arn('secretsmanager', 'secret:bmo-learning/prod/openai-api-key-AbCdEf'),
      ),
    ],
  ])('does not %s', async (_, refused) => {
    expect(await decide(prod.plan, refused)).toBe('ImplicitlyDenied');
  });
});

describe('the deploy role', () => {
  const inCluster = (name: string) => ({ 'ecs:cluster': arn('ecs', `cluster/${name}`) });
  const migration = arn('ecs', 'task-definition/bmo-learning-prod-migration:7');
  const images = arn('ecr', 'repository/bmo-learning/rails-api');
  const stagingImages = arn('ecr', 'repository/bmo-learning-staging/rails-api');
  const log = arn('logs', 'log-group:/ecs/bmo-learning-prod/migration');

  it.each<[string, Call]>([
    ['logs in to the registry', call('ecr:GetAuthorizationToken')],
    ['pushes images', call('ecr:PutImage', images, OF_FOUNDATION)],
    ['reads what ECR found in them', call('ecr:DescribeImageScanFindings', images, OF_FOUNDATION)],
    ["copies staging's images", call('ecr:BatchGetImage', stagingImages, OF_STAGING)],
    ['runs the migration', call('ecs:RunTask', migration, inCluster('bmo-learning-prod'))],
    [
      'hands the migration its role',
      call('iam:PassRole', iamArn('role/bmo-learning-prod-migration-execution'), {
        'iam:PassedToService': 'ecs-tasks.amazonaws.com',
      }),
    ],
    ['watches the migration', call('ecs:DescribeTasks', arn('ecs', 'task/bmo-learning-prod/1'))],
    ['lists tasks', call('ecs:ListTasks', undefined, inCluster('bmo-learning-prod'))],
    ['reads its log', call('logs:GetLogEvents', `${log}:log-stream:migration/1`)],
    ['searches its log', call('logs:FilterLogEvents', log)],
    ['reads outputs', call('s3:GetObject', state('prod/foundation.tfstate'))],
  ])('%s', async (_, allowed) => {
    expect(await decide(prod.deploy, allowed)).toBe('Allowed');
  });

  it.each<[string, Call]>([
    ["push staging's images", call('ecr:PutImage', images, OF_STAGING)],
    ["push staging's images under their names", call('ecr:PutImage', stagingImages, OF_STAGING)],
    ["pull another project's images", call('ecr:BatchGetImage', arn('ecr', 'repository/other/rails-api'))],
    ["run it in staging's cluster", call('ecs:RunTask', migration, inCluster('bmo-learning-staging'))],
    [
      'run other tasks',
      call(
        'ecs:RunTask',
        arn('ecs', 'task-definition/bmo-learning-prod-rails:7'),
        inCluster('bmo-learning-prod'),
      ),
    ],
    [
      'hand out other roles',
      call('iam:PassRole', iamArn('role/bmo-learning-prod-rails-task'), {
        'iam:PassedToService': 'ecs-tasks.amazonaws.com',
      }),
    ],
    [
      'update services',
      call('ecs:UpdateService', arn('ecs', 'service/bmo-learning-prod/bmo-learning-prod-rails')),
    ],
    ['lock a state', lock('PutItem', 'prod/application.tfstate')],
    ['write a state', call('s3:PutObject', state('prod/application.tfstate'))],
  ])('does not %s', async (_, refused) => {
    expect(await decide(prod.deploy, refused)).toBe('ImplicitlyDenied');
  });
});

describe('quotas', () => {
  const asked: readonly Call[] = [
    call('servicequotas:GetServiceQuota', arn('servicequotas', 'fargate/L-3032A538')),
    call('servicequotas:GetAWSDefaultServiceQuota'),
    call('ec2:DescribeAddresses'),
    call('ec2:DescribeNatGateways'),
    call('ec2:DescribeSubnets'),
    call('ecs:ListClusters'),
    call('ecs:ListTasks'),
    call('ecs:DescribeTasks', arn('ecs', 'task/of-others/1')),
    call('rds:DescribeDBInstances', arn('rds', 'db:*')),
  ];

  it.each(['plan', 'foundation', 'application'] as const)(
    'and what counts against them can be read by the role %s',
    async (role) => {
      for (const each of asked)
        expect([each.action, await decide(prod[role], each)]).toEqual([each.action, 'Allowed']);
    },
  );

  it('cannot be raised by a role: an increase costs nothing, but lets a mistake grow', async () => {
    const increase = call(
      'servicequotas:RequestServiceQuotaIncrease',
      arn('servicequotas', 'fargate/L-3032A538'),
    );
    for (const policies of Object.values(prod))
      expect(await decide(policies, increase)).toBe('ImplicitlyDenied');
  });
});
