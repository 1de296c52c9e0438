import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'log groups keep their events for a stated time',
  controls: ['CKV_AWS_66'],
  violations: every(
    'aws_cloudwatch_log_group',
    ({ retention_in_days }) => retention_in_days > 0,
    'keeps its events forever',
  ),
  compliant: samples({ aws_cloudwatch_log_group: { retention_in_days: 30 } }),
  violating: samples({ aws_cloudwatch_log_group: {} }),
};
