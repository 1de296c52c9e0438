import type { Block } from '../../support/terraform-configuration';
import type { Policy } from '../support/policy';
import { every, resourcesOf } from '../support/resources';

const rules = (...priorities: (number | undefined)[]): Block => ({
  resource: {
    aws_lb_listener_rule: Object.fromEntries(
      priorities.map((priority, index) => [`rule-${index}`, { listener_arn: 'arn', priority }]),
    ),
  },
});

/** Without a number, the order of rules is the order in which they happened to be created. */
export const policy: Policy = {
  rule: 'listener rules say in which order they are asked, each with a number of its own',
  controls: [],
  violations: every(
    'aws_lb_listener_rule',
    ({ listener_arn, priority }, address, stack) =>
      priority !== undefined &&
      !resourcesOf(stack, 'aws_lb_listener_rule').some(
        ([other, rule]) =>
          other !== address && rule['listener_arn'] === listener_arn && rule['priority'] === priority,
      ),
    'is asked at no certain place',
  ),
  compliant: rules(10, 20),
  violating: rules(10, 10),
};
