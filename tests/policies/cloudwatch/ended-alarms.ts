import { ALARMS } from '../support/alarms';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'who was told of an alarm is told of its end',
  controls: [],
  violations: every(
    ALARMS,
    ({ alarm_actions, ok_actions }) =>
      list(alarm_actions).every((action) => list(ok_actions).includes(action)),
    'ends unheard',
  ),
  compliant: samples({ aws_cloudwatch_metric_alarm: { alarm_actions: ['arn'], ok_actions: ['arn'] } }),
  violating: samples({ aws_cloudwatch_metric_alarm: { alarm_actions: ['arn'], ok_actions: ['other'] } }),
};
