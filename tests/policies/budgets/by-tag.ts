import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

const filteredBy = (name: string, value: string): Block =>
  samples({ aws_budgets_budget: { cost_filter: [{ name, values: [value] }] } });

/** Its own costs, by a tag that users set: `user:Environment$prod`, or an expression that makes it. */
export const policy: Policy = {
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
    'counts the costs of others',
  ),
  compliant: filteredBy('TagKeyValue', '${join("$", ["user:Environment", "prod"])}'),
  violating: filteredBy('Service', 'Amazon Relational Database Service'),
};
