import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'alarms say what it means when there is nothing to measure',
  controls: [],
  violations: every(
    'aws_cloudwatch_metric_alarm',
    ({ treat_missing_data }) => treat_missing_data !== undefined,
    'leaves it open',
  ),
  compliant: samples({ aws_cloudwatch_metric_alarm: { treat_missing_data: 'notBreaching' } }),
  violating: samples({ aws_cloudwatch_metric_alarm: {} }),
};
