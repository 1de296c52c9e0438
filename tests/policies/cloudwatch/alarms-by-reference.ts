import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const STATE = /\b(?:ALARM|OK|INSUFFICIENT_DATA)\(([^)]*)\)/g;

/** CloudWatch takes the name of an alarm that is not there yet, and rings never or too late. */
export const policy: Policy = {
  rule: 'composite alarms name other alarms by reference: they exist first, and are named the same',
  controls: [],
  violations: every(
    'aws_cloudwatch_composite_alarm',
    ({ alarm_rule = '' }) => {
      const named = [...alarm_rule.replace(/\$\{[^}]*\}/g, 'REFERENCE').matchAll(STATE)];
      return (
        named.length > 0 && named.every(([, name = '']) => name.replaceAll('"', '').trim() === 'REFERENCE')
      );
    },
    'names an alarm by its text',
  ),
  compliant: samples({
    aws_cloudwatch_composite_alarm: {
      alarm_rule: 'ALARM("${aws_cloudwatch_metric_alarm.a.alarm_name}") OR ALARM("${var.names["b"]}")',
    },
  }),
  violating: samples({
    aws_cloudwatch_composite_alarm: {
      alarm_rule: 'ALARM("${aws_cloudwatch_metric_alarm.a.alarm_name}") OR ALARM("bmo-learning-prod-b")',
    },
  }),
};
