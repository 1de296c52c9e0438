import type { Block } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { every, list } from './support/resources';

const filteredBy = (name: string, value: string): Block =>
  samples({ aws_budgets_budget: { cost_filter: [{ name, values: [value] }] } });

const notifying = (...types: string[]): Block =>
  samples({
    aws_budgets_budget: {
      notification: types.map((notification_type) => ({
        notification_type,
        subscriber_sns_topic_arns: ['${aws_sns_topic_policy.sample.arn}'],
      })),
    },
  });

export const policies: Policies = {
  /** Its own costs, by a tag that users set: `user:Environment$prod`, or an expression that makes it. */
  'by-tag': {
    rule: 'a budget counts what carries the tag of its environment',
    controls: [],
    violations: every(
      'aws_budgets_budget',
      ({ cost_filter }) =>
        list<Block>(cost_filter).some(
          ({ name, values }) =>
            name === 'TagKeyValue' &&
            list<string>(values).length > 0 &&
            list<string>(values).every((value) => value.includes('user:')),
        ),
      'is not filtered by a tag',
    ),
    compliant: filteredBy('TagKeyValue', '${join("$", ["user:Environment", "prod"])}'),
    violating: filteredBy('Service', 'Amazon Relational Database Service'),
  },
  /** A forecast can still be prevented, and there is none in the first five weeks. */
  'forecast-and-actual': {
    rule: 'budgets notify a topic of forecasted and of actual costs',
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
      'lacks a notification of forecasted or of actual costs',
    ),
    compliant: notifying('FORECASTED', 'ACTUAL'),
    violating: notifying('ACTUAL'),
  },
};
