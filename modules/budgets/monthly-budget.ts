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
  /** US dollars a month. Changing it may send notifications again at once. */
  readonly monthlyUsd: number;
  /** Counts resources with this tag; nothing before the tag is activated. */
  readonly tag: CostTag;
  /** Topic of this account, in any region. The topic and its key must admit `budgets.amazonaws.com`. */
  readonly topicArn: string;
}

/** Forecasts come early enough to act; the last notification confirms that the budget is spent. */
const NOTIFICATIONS = [
  { notificationType: 'FORECASTED', threshold: 80 },
  { notificationType: 'FORECASTED', threshold: 100 },
  { notificationType: 'ACTUAL', threshold: 100 },
] as const;

/**
 * Budget for one environment's costs in a calendar month: notifies a topic when the forecast reaches 80 and 100
 * percent of it, and when the actual costs reach 100 percent.
 *
 * AWS needs about five weeks of costs before it makes a forecast. Credits and refunds are excluded: they would
 * hide the real costs of the environment.
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
      // Terraform joins them: `$` in front of an expression would make it a literal.
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
