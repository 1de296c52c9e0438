import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'no role administers the account',
  controls: ['CKV_AWS_274', 'CKV2_AWS_56', 'IAM.1'],
  violations: every(
    'aws_iam_role_policy_attachment',
    ({ policy_arn }) => !/(AdministratorAccess|IAMFullAccess|PowerUserAccess)/.test(policy_arn),
    'administers the account',
  ),
  compliant: samples({ aws_iam_role_policy_attachment: { policy_arn: '${aws_iam_policy.sample.arn}' } }),
  violating: samples({
    aws_iam_role_policy_attachment: { policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
  }),
};
