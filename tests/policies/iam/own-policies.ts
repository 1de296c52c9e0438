import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'what a role may do is written here, not by AWS',
  controls: ['AwsSolutions-IAM4'],
  violations: every(
    'aws_iam_role_policy_attachment',
    ({ policy_arn }) => !policy_arn.includes(':aws:policy/'),
    'grants what AWS decides',
  ),
  compliant: samples({ aws_iam_role_policy_attachment: { policy_arn: '${aws_iam_policy.sample.arn}' } }),
  violating: samples({
    aws_iam_role_policy_attachment: {
      policy_arn: 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
    },
  }),
};
