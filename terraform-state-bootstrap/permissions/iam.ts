import { boundaryName } from '../roles/names';
import { globalArn } from './arns';
import { allOf, type Condition } from './conditions';
import type { Grant, PermissionsTable, Target } from './grant';

const roles = (target: Target): string => globalArn(target, 'iam', `role/${target.prefix}-*`);
const policies = (target: Target): string => globalArn(target, 'iam', `policy/${target.prefix}-*`);

/** Policies of AWS's own that the stacks attach: to the roles of RDS monitoring and of AWS Backup. */
export const ATTACHED_AWS_POLICIES = [
  'AWSBackupServiceRolePolicyForS3Backup',
  'AWSBackupServiceRolePolicyForS3Restore',
  'service-role/AWSBackupServiceRolePolicyForBackup',
  'service-role/AWSBackupServiceRolePolicyForRestores',
  'service-role/AmazonRDSEnhancedMonitoringRole',
].map((name) => `arn:aws:iam::aws:policy/${name}`);

/** ARN of the policy that bounds every role of the environment. */
export const boundaryArn = (target: Target): string =>
  globalArn(target, 'iam', `policy/${boundaryName({ project: target.project, name: target.environment })}`);

/**
 * Requires the permissions boundary on the role, before or in this call: otherwise a role that may write policies
 * could give itself any permission.
 * @see IAM User Guide, "Delegating responsibility to others using permissions boundaries"
 */
const bounded = (target: Target): Condition => ({
  StringEquals: { 'iam:PermissionsBoundary': boundaryArn(target) },
});

const reads = (resource: string, ...actions: readonly string[]): Grant => ({
  access: 'read',
  actions,
  resources: [resource],
});

const changes = (
  resource: string,
  condition: Condition | undefined,
  ...actions: readonly string[]
): Grant => ({
  access: 'write',
  actions,
  resources: [resource],
  condition,
});

/**
 * What Terraform needs for the roles that services and tasks assume. Types that pass a role to a service have
 * iam:PassRole in their own entry.
 */
export const iamPermissions: PermissionsTable = {
  aws_iam_role: (target) => [
    reads(
      roles(target),
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:ListAttachedRolePolicies',
      'iam:ListInstanceProfilesForRole',
      'iam:ListRolePolicies',
    ),
    changes(
      roles(target),
      bounded(target),
      'iam:CreateRole',
      'iam:DeleteRole',
      'iam:PutRolePermissionsBoundary',
      'iam:UpdateAssumeRolePolicy',
      'iam:UpdateRole',
      'iam:UpdateRoleDescription',
    ),
    changes(roles(target), undefined, 'iam:TagRole', 'iam:UntagRole'),
  ],

  aws_iam_role_policy: (target) => [
    reads(roles(target), 'iam:GetRolePolicy'),
    changes(roles(target), bounded(target), 'iam:DeleteRolePolicy', 'iam:PutRolePolicy'),
  ],

  aws_iam_role_policy_attachment: (target) => [
    reads(roles(target), 'iam:ListAttachedRolePolicies'),
    changes(
      roles(target),
      allOf(bounded(target), {
        ArnLike: { 'iam:PolicyARN': [...ATTACHED_AWS_POLICIES, policies(target)] },
      }),
      'iam:AttachRolePolicy',
      'iam:DetachRolePolicy',
    ),
  ],

  aws_iam_policy: (target) => [
    reads(policies(target), 'iam:GetPolicy', 'iam:GetPolicyVersion', 'iam:ListPolicyVersions'),
    changes(
      policies(target),
      undefined,
      'iam:CreatePolicy',
      'iam:CreatePolicyVersion',
      'iam:DeletePolicy',
      'iam:DeletePolicyVersion',
      'iam:TagPolicy',
      'iam:UntagPolicy',
    ),
  ],
};
