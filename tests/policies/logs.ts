import { type Policies, samples } from './support/policy';
import { every, list, refersTo, resourcesOf } from './support/resources';

const archivingGroup = (name: string) => ({
  resource: {
    aws_cloudwatch_log_group: { archived: { name } },
    aws_cloudwatch_log_subscription_filter: {
      sample: { log_group_name: '${aws_cloudwatch_log_group.archived.name}' },
    },
  },
});

export const policies: Policies = {
  /** Each error would be another event that cannot be delivered. */
  'no-circle': {
    rule: 'delivery streams do not get their own error logs',
    controls: [],
    violations: every(
      'aws_cloudwatch_log_subscription_filter',
      ({ log_group_name }, _, stack) =>
        !resourcesOf(stack, 'aws_cloudwatch_log_group').some(
          ([address, { name = '' }]) =>
            refersTo(log_group_name, address) && name.startsWith('/aws/kinesisfirehose/'),
        ),
      'sends the errors of a delivery stream to a delivery stream',
    ),
    compliant: archivingGroup('/bmo-learning-prod/rails'),
    violating: archivingGroup('/aws/kinesisfirehose/bmo-learning-prod'),
  },
  /** CloudWatch Logs needs one: a delivery stream has no resource policy that could allow a service. */
  'subscription-role': {
    rule: 'subscriptions of log groups write with a role of this account',
    controls: [],
    violations: every(
      'aws_cloudwatch_log_subscription_filter',
      ({ role_arn = '' }) => /account_id\}:role\/|aws_iam_role|\.outputs\./.test(role_arn),
      'has no role of this account',
    ),
    compliant: samples({
      aws_cloudwatch_log_subscription_filter: { role_arn: '${aws_iam_role.log-archive_writer.arn}' },
    }),
    violating: samples({ aws_cloudwatch_log_subscription_filter: {} }),
  },
  'queries-about-logs': {
    rule: 'saved queries name their log groups',
    controls: [],
    violations: every(
      'aws_cloudwatch_query_definition',
      ({ log_group_names }) => list(log_group_names).length > 0,
      'names no log group',
    ),
    compliant: samples({
      aws_cloudwatch_query_definition: { log_group_names: ['${aws_cloudwatch_log_group.rails.name}'] },
    }),
    violating: samples({ aws_cloudwatch_query_definition: {} }),
  },
};
