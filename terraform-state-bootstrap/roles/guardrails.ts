import type { PolicyStatement } from '../../modules/shared/policy-document';
import type { StateBackend } from '../../modules/shared/state-location';
import { deny, denyExceptOn } from './effects';
import { type RolesEnvironment, terraformNames } from './names';
import { lockTableArn } from './state-access';
import { canaryCodeArn, DELETE_DATABASE, DELETE_OBJECT_VERSION, STATEFUL_DELETES } from './stateful-deletes';

/** Actions that could give a role more permissions than its boundary. */
const ROLE_CHANGES = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
];

/** Words in the actions on identities that Terraform does not manage. */
const IDENTITIES = [
  'AccessKey',
  'Group',
  'LoginProfile',
  'MFADevice',
  'OpenIDConnectProvider',
  'SAMLProvider',
  'ServiceSpecificCredential',
  'User',
];

export interface GuardrailsProps {
  readonly environment: RolesEnvironment;
  readonly accountId: string;
  readonly state: StateBackend;
  /** Keys of other roots' states in the bucket. */
  readonly otherStateKeys: readonly string[];
  /** Permissions boundary that a role must have to be created or changed. */
  readonly boundaryArn: string;
}

/**
 * Deny statements of every role of an environment: an error in permissions/ cannot permit changes to another root's
 * state, to the roles themselves or, in a protected environment, to data.
 *
 * @see IAM User Guide, "Policy evaluation logic"
 */
export function guardrailStatements(props: GuardrailsProps): readonly PolicyStatement[] {
  const { environment } = props;
  return [
    ...stateStatements(props),
    ...identityStatements(props),
    ...(environment.protected ? dataStatements(props) : []),
  ];
}

/**
 * A blue/green deployment leaves the instance that it replaced, as `<identifier>-old1`, and Terraform deletes it. That
 * name is all that tells it apart: a role that may rename instances can give it to another one.
 * @see Amazon RDS User Guide, "Switching a blue/green deployment in Amazon RDS"
 */
function dataStatements({ environment, accountId }: GuardrailsProps): PolicyStatement[] {
  const { region, prefix } = environment;
  return [
    deny(
      'KeepWhatHoldsData',
      STATEFUL_DELETES.filter((action) => ![DELETE_DATABASE, DELETE_OBJECT_VERSION].includes(action)),
      ['*'],
    ),
    denyExceptOn('KeepObjects', [DELETE_OBJECT_VERSION], [canaryCodeArn(environment, accountId)]),
    denyExceptOn(
      'KeepTheDatabase',
      [DELETE_DATABASE],
      [`arn:aws:rds:${region}:${accountId}:db:${prefix}-database-old*`],
    ),
  ];
}

function stateStatements({ state, accountId, otherStateKeys }: GuardrailsProps): PolicyStatement[] {
  const bucket = `arn:aws:s3:::${state.bucket}`;
  const table = lockTableArn(state, accountId);
  // Digests and lock files begin with the key.
  const others = otherStateKeys.map((key) => `${key}*`);
  return [
    deny(
      'KeepOutOfOtherStates',
      ['s3:*'],
      others.map((key) => `${bucket}/${key}`),
    ),
    deny('KeepOutOfOtherLocks', ['dynamodb:*'], [table], {
      'ForAnyValue:StringLike': {
        'dynamodb:LeadingKeys': others.map((key) => `${state.bucket}/${key}`),
      },
    }),
    deny('KeepTheStates', ['s3:DeleteObject'], [`${bucket}/*.tfstate`]),
    deny(
      'KeepTheStateBucket',
      ['s3:DeleteBucket*', 's3:DeleteObjectVersion', 's3:PutBucket*', 's3:Put*Configuration'],
      [bucket, `${bucket}/*`],
    ),
    deny('KeepTheLockTable', ['dynamodb:DeleteTable', 'dynamodb:UpdateTable'], [table]),
  ];
}

function identityStatements({ environment, accountId, boundaryArn }: GuardrailsProps): PolicyStatement[] {
  const own = (kind: string): string => `arn:aws:iam::${accountId}:${kind}/${terraformNames(environment)}`;
  return [
    deny('KeepOutOfTheseRoles', ['iam:*'], [own('role'), own('policy')]),
    deny('BoundedRolesOnly', ROLE_CHANGES, ['*'], {
      StringNotEquals: { 'iam:PermissionsBoundary': boundaryArn },
    }),
    deny('KeepTheBoundary', ['iam:DeleteRolePermissionsBoundary'], ['*']),
    deny(
      'KeepOutOfIdentities',
      [...IDENTITIES.map((word) => `iam:*${word}*`), 'account:*', 'organizations:*'],
      ['*'],
    ),
  ];
}
