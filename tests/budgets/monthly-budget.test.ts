import { TerraformVariable } from 'cdktf';
import { MonthlyBudget } from '../../modules/budgets/monthly-budget';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (monthlyUsd = 695) =>
  synthesizeConstruct(
    (stack) =>
      new MonthlyBudget(stack, 'budget', {
        budgetName: 'test-monthly',
        monthlyUsd,
        tag: { key: 'Environment', value: 'prod' },
        topicArn: 'arn:topic',
      }),
  );
const budget = synthesize().at('aws_budgets_budget.budget');

describe('the monthly budget', () => {
  it('is the expected cost of the environment per calendar month', () => {
    expect(budget).toMatchObject({
      name: 'test-monthly',
      budget_type: 'COST',
      time_unit: 'MONTHLY',
      limit_amount: '695',
      limit_unit: 'USD',
    });
  });

  it('filters by the tag of the environment', () => {
    expect(budget['cost_filter']).toEqual([
      { name: 'TagKeyValue', values: ['${join("$", ["user:Environment", "prod"])}'] },
    ]);
  });

  it('excludes credits and refunds', () => {
    expect(budget['cost_types']).toEqual({ include_credit: false, include_refund: false });
  });

  it.each([
    ['FORECASTED', 80],
    ['FORECASTED', 100],
    ['ACTUAL', 100],
  ])('notifies the topic if %s costs are above %i percent', (notification_type, threshold) => {
    expect(budget['notification']).toContainEqual({
      notification_type,
      threshold,
      threshold_type: 'PERCENTAGE',
      comparison_operator: 'GREATER_THAN',
      subscriber_sns_topic_arns: ['arn:topic'],
    });
    expect(budget['notification']).toHaveLength(3);
  });

  it('accepts a tag that is known at plan time only: `$` before it would make it a literal', () => {
    const planned = synthesizeConstruct((stack) => {
      const { stringValue: value } = new TerraformVariable(stack, 'name', { type: 'string' });
      const tag = { key: 'Environment', value };
      new MonthlyBudget(stack, 'budget', { budgetName: 'a', monthlyUsd: 1, tag, topicArn: 'b' });
    });
    expect(planned.at('aws_budgets_budget.budget')['cost_filter'][0].values).toEqual([
      '${join("$", ["user:Environment", var.name])}',
    ]);
  });

  it.each([0, -1, 1_000_001])('cannot be %d dollars', (monthlyUsd) => {
    expect(() => synthesize(monthlyUsd)).toThrow(/monthlyUsd[\s\S]*a number from 1 to 1000000/);
  });

  itIsReusable(
    (stack, id, unknown) =>
      new MonthlyBudget(stack, id, {
        budgetName: unknown.text('name'),
        monthlyUsd: unknown.number('usd'),
        tag: { key: unknown.text('key'), value: unknown.text('value') },
        topicArn: unknown.text('topic'),
      }),
  );
});
