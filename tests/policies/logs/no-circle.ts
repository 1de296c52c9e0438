import type { Policy } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';

const archiving = (name: string) => ({
  resource: {
    aws_cloudwatch_log_group: { archived: { name } },
    aws_cloudwatch_log_subscription_filter: {
      sample: { log_group_name: '${aws_cloudwatch_log_group.archived.name}' },
    },
  },
});

/** Each error would be one more event that cannot be delivered. */
export const policy: Policy = {
  rule: 'no delivery stream is sent what delivery streams log of themselves',
  controls: [],
  violations: every(
    'aws_cloudwatch_log_subscription_filter',
    ({ log_group_name }, _, stack) =>
      !resourcesOf(stack, 'aws_cloudwatch_log_group').some(
        ([address, { name = '' }]) =>
          refersTo(log_group_name, address) && name.startsWith('/aws/kinesisfirehose/'),
      ),
    'delivers the errors of deliveries',
  ),
  compliant: archiving('/bmo-learning-prod/rails'),
  violating: archiving('/aws/kinesisfirehose/bmo-learning-prod'),
};
