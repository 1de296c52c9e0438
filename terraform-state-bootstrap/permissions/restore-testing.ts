import { regionalArn } from './arns';
import type { PermissionsTable, Target } from './grant';
import { createServiceLinkedRole, passRole } from './service-roles';

/** Names in restore testing take no hyphens; a random id follows. */
const plans = (target: Target) => [
  regionalArn(target, 'backup', `restore-testing-plan:${target.prefix.replaceAll('-', '_')}_*`),
];

/** Restore testing of AWS Backup. */
export const restoreTestingPermissions: PermissionsTable = {
  aws_backup_restore_testing_plan: (target) => [
    {
      access: 'read',
      actions: ['backup:GetRestoreTestingPlan', 'backup:ListTags'],
      resources: plans(target),
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
      resources: plans(target),
    },
    createServiceLinkedRole(target, 'restore-testing.backup.amazonaws.com'),
  ],
  aws_backup_restore_testing_selection: (target) => [
    {
      access: 'read',
      actions: ['backup:GetRestoreTestingSelection'],
      resources: plans(target),
    },
    {
      access: 'write',
      actions: [
        'backup:CreateRestoreTestingSelection',
        'backup:UpdateRestoreTestingSelection',
        'backup:DeleteRestoreTestingSelection',
      ],
      resources: plans(target),
    },
    passRole(target, 'backup.amazonaws.com', 'restore'),
  ],
};
