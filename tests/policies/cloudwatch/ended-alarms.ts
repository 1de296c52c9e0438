import { type Policy, samples } from '../policy';
import { every, list } from '../resources';

export const policy: Policy = {
  rule: 'who was told of an alarm is told of its end',
  controls: [],
  violations: every(
    'aws_cloudwatch_metric_alarm',
    ({ alarm_actions, ok_actions }) => list(alarm_actions).length === 0 || list(ok_actions).length > 0,
    'ends unheard',
  ),
  compliant: samples({ aws_cloudwatch_metric_alarm: { alarm_actions: ['arn'], ok_actions: ['arn'] } }),
  violating: samples({ aws_cloudwatch_metric_alarm: { alarm_actions: ['arn'] } }),
};
