import { ALARMS } from '../support/alarms';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'alarms say what happened and what to look at',
  controls: [],
  violations: every(
    ALARMS,
    ({ alarm_description = '' }) => alarm_description.length >= 20,
    'wakes somebody without a word',
  ),
  compliant: samples({
    aws_cloudwatch_metric_alarm: { alarm_description: 'The tasks answer with 5xx: look at their logs.' },
  }),
  violating: samples({ aws_cloudwatch_metric_alarm: { alarm_description: 'CPU' } }),
};
