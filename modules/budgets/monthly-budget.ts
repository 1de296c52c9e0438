import { BudgetsBudget, type BudgetsBudgetNotification } from '@cdktf/provider-aws/lib/budgets-budget';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { digits } from '../shared/digits';
import { assertSettings } from '../shared/validation';
import type { CostTag } from './cost-tag';
import { budgetSettings } from './settings';

export interface MonthlyBudgetProps {
  /** Name of the budget, unique in the account. Changing it replaces the budget and its history. */
  readonly budgetName: string;
  /** US dollars a month. Changing it may tell everybody anew, at once. */
  readonly monthlyUsd: number;
  /** Counts what carries this tag, and nothing before the tag is activated. */
  readonly tag: CostTag;
  /** Topic of this account, in any region, that admits `budgets.amazonaws.com`, as its key must. */
  readonly topicArn: string;
}

/** Whoever is told too early looks once; whoever is told too late has paid. */
const NOTIFICATIONS = [
  { notificationType: 'FORECASTED', threshold: 80 },
  { notificationType: 'FORECASTED', threshold: 100 },
  { notificationType: 'ACTUAL', threshold: 100 },
] as const;

/**
 * Budget of one environment's costs in a calendar month: tells a topic when the month is forecast to cost 80 and
 * 100 percent of it, and when it has cost all.
 *
 * A forecast takes about five weeks of costs to begin with. Credits and refunds do not count: they would hide
 * what the environment really costs.
 *
 * @see AWS Cost Management User Guide, "Creating a cost budget" and "Best practices for AWS Budgets"
 */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, props: MonthlyBudgetProps) {
    super(scope, id);
    assertSettings(budgetSettings.pick({ monthlyUsd: true }), props, this.node.path);
    new BudgetsBudget(this, 'this', {
      name: props.budgetName,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      limitAmount: digits(props.monthlyUsd),
      limitUnit: 'USD',
      // Joined by Terraform: `$` before a value that is known later would make it a literal.
      costFilter: [
        { name: 'TagKeyValue', values: [Fn.join('$', [`user:${props.tag.key}`, props.tag.value])] },
      ],
      costTypes: { includeCredit: false, includeRefund: false },
      notification: NOTIFICATIONS.map(
        (notification): BudgetsBudgetNotification => ({
          ...notification,
          comparisonOperator: 'GREATER_THAN',
          thresholdType: 'PERCENTAGE',
          subscriberSnsTopicArns: [props.topicArn],
        }),
      ),
    });
  }
}
