import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** CloudWatch Logs is nobody without one: a delivery stream admits no service by a policy of its own. */
export const policy: Policy = {
  rule: 'subscriptions of log groups write with a role of this account',
  controls: [],
  violations: every(
    'aws_cloudwatch_log_subscription_filter',
    ({ role_arn = '' }) => /account_id\}:role\/|aws_iam_role|\.outputs\./.test(role_arn),
    'writes as nobody',
  ),
  compliant: samples({
    aws_cloudwatch_log_subscription_filter: { role_arn: '${aws_iam_role.log-archive_writer.arn}' },
  }),
  violating: samples({ aws_cloudwatch_log_subscription_filter: {} }),
};
