import { pages } from '../support/alarms';
import type { Policy } from '../support/policy';
import { publishersOf } from '../support/publishers';

const paging = { alarm_actions: ['${aws_sns_topic_policy.alarms-critical_policy.arn}'] };

/** One in the foundation, one in the application: paging is on two alarms. */
export const policy: Policy = {
  rule: 'a single alarm of a stack pages somebody',
  controls: [],
  violations: (stack) =>
    publishersOf(stack)
      .filter(({ arns }) => arns.some(pages))
      .slice(1)
      .map(({ address }) => ({ address, problem: 'pages somebody, as another alarm of its stack does' })),
  compliant: { resource: { aws_cloudwatch_composite_alarm: { users: paging } } },
  violating: { resource: { aws_cloudwatch_composite_alarm: { users: paging, services: paging } } },
};
