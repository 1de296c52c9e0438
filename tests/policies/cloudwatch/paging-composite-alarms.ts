import { pages } from '../support/alarms';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

const telling = (topic: string) => [`\${aws_sns_topic_policy.alarms-${topic}_policy.arn}`];

export const policy: Policy = {
  rule: 'composite alarms page somebody',
  controls: [],
  violations: every(
    'aws_cloudwatch_composite_alarm',
    ({ alarm_actions }) => list(alarm_actions).some(pages),
    'rings where nobody is woken',
  ),
  compliant: samples({ aws_cloudwatch_composite_alarm: { alarm_actions: telling('critical') } }),
  violating: samples({ aws_cloudwatch_composite_alarm: { alarm_actions: telling('warning') } }),
};
