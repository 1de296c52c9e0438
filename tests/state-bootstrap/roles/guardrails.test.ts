import { ACCOUNT_ID } from '../../support/policy-engine';
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
import { type Call, decide, UNLIMITED } from './support/simulate';

const prod = synthesizeRoles(formOf('prod')).policies;
const staging = synthesizeRoles(formOf('staging')).policies;

describe.each(Object.entries(prod))(
  'the %s role is refused, whatever it is granted, to',
  (_name, policies) => {
    it.each<[string, Call]>([
      ["read the team's state", call('s3:GetObject', state('prod/terraform.tfstate'))],
      ["write the team's state", call('s3:PutObject', state('prod/terraform.tfstate'))],
      ["lock the team's state", lock('PutItem', 'prod/terraform.tfstate')],
      ["release the team's lock", lock('DeleteItem', 'prod/terraform.tfstate')],
      ["write the digest of the team's state", lock('PutItem', 'prod/terraform.tfstate-md5')],
      [
        "write the bootstrap's state",
        call('s3:PutObject', state('terraform-state-bootstrap/terraform.tfstate')),
      ],
      ["lock the bootstrap's state", lock('PutItem', 'terraform-state-bootstrap/terraform.tfstate')],
      ['delete a state', call('s3:DeleteObject', state('prod/foundation.tfstate'))],
      ['delete an earlier state', call('s3:DeleteObjectVersion', state('prod/foundation.tfstate'))],
      ['delete the state bucket', call('s3:DeleteBucket', STATE_BUCKET)],
      ['open the state bucket', call('s3:PutBucketPolicy', STATE_BUCKET)],
      ['expire states', call('s3:PutLifecycleConfiguration', STATE_BUCKET)],
      ['delete the lock table', call('dynamodb:DeleteTable', LOCK_TABLE)],
      ['create a role without boundary', call('iam:CreateRole', iamArn('role/bmo-learning-prod-new'))],
      [
        'create a role with a boundary of its own',
        call('iam:CreateRole', iamArn('role/bmo-learning-prod-new'), {
          'iam:PermissionsBoundary': iamArn('policy/bmo-learning-prod-slack'),
        }),
      ],
      ['widen a role without boundary', call('iam:PutRolePolicy', iamArn('role/bmo-learning-prod-backup'))],
      [
        'trust others with a role without boundary',
        call('iam:UpdateAssumeRolePolicy', iamArn('role/administrator')),
      ],
      [
        'take the boundary away',
        call('iam:DeleteRolePermissionsBoundary', iamArn('role/bmo-learning-prod-backup'), bounded),
      ],
      [
        'rewrite the boundary',
        call('iam:CreatePolicyVersion', iamArn('policy/bmo-learning-terraform-prod-boundary')),
      ],
      [
        'widen its own policies',
        call('iam:CreatePolicyVersion', iamArn('policy/bmo-learning-terraform-prod-foundation-data')),
      ],
      [
        'widen itself',
        call('iam:PutRolePolicy', iamArn('role/bmo-learning-terraform-prod-foundation'), bounded),
      ],
      ['hand itself out', call('iam:PassRole', iamArn('role/bmo-learning-terraform-prod-foundation'))],
      [
        "widen staging's role",
        call('iam:AttachRolePolicy', iamArn('role/bmo-learning-terraform-staging-plan'), bounded),
      ],
      ['create a user', call('iam:CreateUser', iamArn('user/somebody'))],
      ['create an access key', call('iam:CreateAccessKey', iamArn('user/somebody'))],
      [
        'trust another identity provider',
        call('iam:CreateOpenIDConnectProvider', iamArn('oidc-provider/example.com')),
      ],
      ['leave the organization', call('organizations:LeaveOrganization')],
      ['close the account', call('account:CloseAccount', `arn:aws:account::${ACCOUNT_ID}:account`)],
      ['delete the database', call('rds:DeleteDBInstance', DATABASE)],
      ['delete a database that was put aside', call('rds:DeleteDBInstance', `${DATABASE}-broken-20261201`)],
      [
        "delete what a blue/green deployment of another environment's database left",
        call('rds:DeleteDBInstance', arn('rds', 'db:bmo-learning-staging-database-old1')),
      ],
      [
        'delete Redis',
        call(
          'elasticache:DeleteReplicationGroup',
          arn('elasticache', 'replicationgroup:bmo-learning-prod-redis'),
        ),
      ],
      ['delete a bucket', call('s3:DeleteBucket', bucket('bmo-learning-prod-documents'))],
      [
        'delete a document for good',
        call('s3:DeleteObjectVersion', `${bucket('bmo-learning-prod-documents')}/a`),
      ],
      ['delete a key', call('kms:ScheduleKeyDeletion', arn('kms', 'key/1'), OF_FOUNDATION)],
      [
        'delete a secret',
        call(
          'secretsmanager:DeleteSecret',
          arn('secretsmanager', 'secret:bmo-learning/prod/redis-url-AbCdEf'),
        ),
      ],
      ['delete backups', call('backup:DeleteRecoveryPoint', arn('backup', 'recovery-point:1'))],
      [
        'delete images',
        call('ecr:DeleteRepository', arn('ecr', 'repository/bmo-learning/rails-api'), OF_FOUNDATION),
      ],
    ])('%s', async (_, refused) => {
      expect(await decide([UNLIMITED, ...policies], refused)).toBe('ExplicitlyDenied');
    });
  },
);

describe('the end of a blue/green deployment in production', () => {
  it.each<[string, Call]>([
    ['switches deletion protection off', call('rds:ModifyDBInstance', `${DATABASE}-old1`)],
    ['deletes the instance', call('rds:DeleteDBInstance', `${DATABASE}-old1`)],
    ['deletes the instance of a later one', call('rds:DeleteDBInstance', `${DATABASE}-old2`)],
  ])('%s that was replaced', async (_, allowed) => {
    expect(await decide(prod.foundation, allowed)).toBe('Allowed');
  });

  it.each(['plan', 'application', 'deploy'] as const)('is not for the %s role', async (role) => {
    const deletion = call('rds:DeleteDBInstance', `${DATABASE}-old1`);
    expect(await decide(prod[role], deletion)).toBe('ImplicitlyDenied');
  });
});

describe('staging, which may be lost,', () => {
  it.each<[string, Call]>([
    ['may lose its database', call('rds:DeleteDBInstance', arn('rds', 'db:bmo-learning-staging-database'))],
    ['may lose its buckets', call('s3:DeleteBucket', bucket('bmo-learning-staging-documents'))],
    ['may lose its keys', call('kms:ScheduleKeyDeletion', arn('kms', 'key/1'), OF_STAGING)],
  ])('%s', async (_, allowed) => {
    expect(await decide(staging.foundation, allowed)).toBe('Allowed');
  });

  it("does not reach production's database", async () => {
    expect(await decide(staging.foundation, call('rds:ModifyDBInstance', DATABASE))).toBe('ImplicitlyDenied');
  });
});
