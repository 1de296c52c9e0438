import { regionalArn } from './arns';
import { claimedForStack, ownedByStack, taggedForStack } from './conditions';
import { keyGrant, keyUse } from './dependent-grants';
import type { Grant, Permissions, PermissionsTable, Target } from './grant';
import { createServiceLinkedRole, passRole } from './service-roles';

const vaults = (target: Target) => [regionalArn(target, 'backup', `backup-vault:${target.prefix}-*`)];

/** The ids of plans are random, so their `Stack` tag identifies them. */
const plans = (target: Target) => [regionalArn(target, 'backup', 'backup-plan:*')];

/** A setting of a vault: the action that reads it, and those that set and remove it. */
const vaultSetting =
  (read: string, ...write: readonly string[]): Permissions =>
  (target) => [
    { access: 'read', actions: [read], resources: vaults(target) },
    { access: 'write', actions: write, resources: vaults(target) },
  ];

/**
 * A vault that is not protected is deleted with its recovery points: snapshots of RDS, and AWS Backup's own. They
 * have the tags of the resource that was backed up.
 */
const emptyVault = (target: Target): readonly Grant[] => {
  const recoveryPoints = [
    regionalArn(target, 'backup', 'recovery-point:*'),
    regionalArn(target, 'rds', 'snapshot:awsbackup:*'),
  ];
  return [
    { access: 'read', actions: ['backup:ListRecoveryPointsByBackupVault'], resources: vaults(target) },
    { access: 'read', actions: ['backup:DescribeRecoveryPoint'], resources: recoveryPoints },
    {
      access: 'write',
      actions: ['backup:DeleteRecoveryPoint'],
      resources: recoveryPoints,
      condition: ownedByStack(target),
    },
  ];
};

/** Names in restore testing cannot contain hyphens; a random id follows the name. */
const restoreTestingPlans = (target: Target) => [
  regionalArn(target, 'backup', `restore-testing-plan:${target.prefix.replaceAll('-', '_')}_*`),
];

/** Restore testing of AWS Backup. */
const restoreTestingPermissions: PermissionsTable = {
  aws_backup_restore_testing_plan: (target) => [
    {
      access: 'read',
      actions: ['backup:GetRestoreTestingPlan', 'backup:ListTags'],
      resources: restoreTestingPlans(target),
    },
    {
      access: 'write',
      actions: [
        'backup:CreateRestoreTestingPlan',
        'backup:UpdateRestoreTestingPlan',
        'backup:DeleteRestoreTestingPlan',
        'backup:TagResource',
        'backup:UntagResource',
      ],
      resources: restoreTestingPlans(target),
    },
    createServiceLinkedRole(target, 'restore-testing.backup.amazonaws.com'),
  ],
  aws_backup_restore_testing_selection: (target) => [
    {
      access: 'read',
      actions: ['backup:GetRestoreTestingSelection'],
      resources: restoreTestingPlans(target),
    },
    {
      access: 'write',
      actions: [
        'backup:CreateRestoreTestingSelection',
        'backup:UpdateRestoreTestingSelection',
        'backup:DeleteRestoreTestingSelection',
      ],
      resources: restoreTestingPlans(target),
    },
    passRole(target, 'backup.amazonaws.com', 'restore'),
  ],
};

/** AWS Backup. */
export const backupPermissions: PermissionsTable = {
  ...restoreTestingPermissions,
  aws_backup_vault: (target) => [
    { access: 'read', actions: ['backup:DescribeBackupVault', 'backup:ListTags'], resources: vaults(target) },
    {
      access: 'write',
      actions: [
        'backup:CreateBackupVault',
        'backup:DeleteBackupVault',
        'backup:TagResource',
        'backup:UntagResource',
      ],
      resources: vaults(target),
    },
    { access: 'write', actions: ['backup-storage:MountCapsule'], resources: ['*'] },
    keyUse(target, 'backup', 'write', [
      'kms:DescribeKey',
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'kms:RetireGrant',
    ]),
    keyGrant(target, 'backup'),
    ...emptyVault(target),
  ],
  aws_backup_vault_lock_configuration: vaultSetting(
    'backup:DescribeBackupVault',
    'backup:PutBackupVaultLockConfiguration',
    'backup:DeleteBackupVaultLockConfiguration',
  ),
  aws_backup_vault_notifications: vaultSetting(
    'backup:GetBackupVaultNotifications',
    'backup:PutBackupVaultNotifications',
    'backup:DeleteBackupVaultNotifications',
  ),
  aws_backup_vault_policy: vaultSetting(
    'backup:GetBackupVaultAccessPolicy',
    'backup:PutBackupVaultAccessPolicy',
    'backup:DeleteBackupVaultAccessPolicy',
  ),
  aws_backup_plan: (target) => [
    { access: 'read', actions: ['backup:GetBackupPlan', 'backup:ListTags'], resources: plans(target) },
    {
      access: 'write',
      actions: ['backup:CreateBackupPlan'],
      resources: plans(target),
      condition: taggedForStack(target),
    },
    {
      access: 'write',
      actions: ['backup:TagResource'],
      resources: plans(target),
      condition: claimedForStack(target),
    },
    {
      access: 'write',
      actions: [
        'backup:UpdateBackupPlan',
        'backup:DeleteBackupPlan',
        'backup:TagResource',
        'backup:UntagResource',
      ],
      resources: plans(target),
      condition: ownedByStack(target),
    },
    createServiceLinkedRole(target, 'backup.amazonaws.com'),
  ],
  aws_backup_selection: (target) => [
    { access: 'read', actions: ['backup:GetBackupSelection'], resources: plans(target) },
    {
      access: 'write',
      actions: ['backup:CreateBackupSelection', 'backup:DeleteBackupSelection'],
      resources: plans(target),
      condition: ownedByStack(target),
    },
    passRole(target, 'backup.amazonaws.com', 'backup'),
  ],
};
