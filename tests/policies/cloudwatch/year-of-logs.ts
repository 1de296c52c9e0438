import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'log groups keep their events for a year',
  controls: ['CKV_AWS_338', 'CloudWatch.16'],
  violations: every(
    'aws_cloudwatch_log_group',
    ({ retention_in_days }) => retention_in_days >= 365,
    'keeps its events for less than a year',
  ),
  compliant: samples({ aws_cloudwatch_log_group: { retention_in_days: 365 } }),
  violating: samples({ aws_cloudwatch_log_group: { retention_in_days: 30 } }),
};
