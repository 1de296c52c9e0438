import { globalArn } from './arns';
import type { PermissionsTable, Target } from './grant';

const budgets = (target: Target) => [globalArn(target, 'budgets', `budget/${target.prefix}-*`)];

/** AWS Budgets. IAM has one action for all operations that read, and one for all that change. */
export const budgetsPermissions: PermissionsTable = {
  aws_budgets_budget: (target) => [
    {
      access: 'read',
      actions: ['budgets:ViewBudget', 'budgets:ListTagsForResource'],
      resources: budgets(target),
    },
    {
      access: 'write',
      actions: ['budgets:ModifyBudget', 'budgets:TagResource', 'budgets:UntagResource'],
      resources: budgets(target),
    },
  ],
};
