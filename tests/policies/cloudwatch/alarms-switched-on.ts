import { ALARMS } from '../support/alarms';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'alarms are switched on',
  controls: ['CKV_AWS_319', 'CloudWatch.17'],
  violations: every(
    ALARMS,
    ({ actions_enabled, actions_suppressor }) =>
      actions_enabled !== false && actions_suppressor === undefined,
    'does nothing',
  ),
  compliant: samples({ aws_cloudwatch_metric_alarm: {}, aws_cloudwatch_composite_alarm: {} }),
  violating: samples({ aws_cloudwatch_composite_alarm: { actions_enabled: false } }),
};
