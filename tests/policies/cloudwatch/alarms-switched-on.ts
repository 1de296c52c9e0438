import { type Policy, samples } from '../policy';
import { every } from '../resources';

export const policy: Policy = {
  rule: 'alarms are switched on',
  controls: ['CKV_AWS_319', 'CloudWatch.17'],
  violations: every(
    'aws_cloudwatch_metric_alarm',
    ({ actions_enabled }) => actions_enabled !== false,
    'does nothing',
  ),
  compliant: samples({ aws_cloudwatch_metric_alarm: {} }),
  violating: samples({ aws_cloudwatch_metric_alarm: { actions_enabled: false } }),
};
