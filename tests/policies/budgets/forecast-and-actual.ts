import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

const told = (...types: string[]): Block =>
  samples({
    aws_budgets_budget: {
      notification: types.map((notification_type) => ({
        notification_type,
        subscriber_sns_topic_arns: ['${aws_sns_topic_policy.sample.arn}'],
      })),
    },
  });

/** A forecast can still be prevented, and there is none in the first five weeks. */
export const policy: Policy = {
  rule: 'budgets tell a topic what they forecast and what was spent',
  controls: [],
  violations: every(
    'aws_budgets_budget',
    ({ notification }) =>
      ['FORECASTED', 'ACTUAL'].every((type) =>
        list<Block>(notification).some(
          ({ notification_type, subscriber_sns_topic_arns }) =>
            notification_type === type && list(subscriber_sns_topic_arns).length > 0,
        ),
      ),
    'is overspent before anybody knows',
  ),
  compliant: told('FORECASTED', 'ACTUAL'),
  violating: told('ACTUAL'),
};
