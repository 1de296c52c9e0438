import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

const IDENTITY_POLICIES = [
  'aws_iam_policy',
  'aws_iam_role_policy',
  'aws_iam_user_policy',
  'aws_iam_group_policy',
];

export const policy: Policy = {
  rule: 'identity policies name what they allow',
  controls: ['CKV_AWS_62', 'CKV_AWS_63', 'CKV2_AWS_40', 'IAM.1', 'IAM.21'],
  violations: everyStatement(
    IDENTITY_POLICIES,
    ({ effect, actions }) => effect === 'Deny' || !actions.some((action) => /^(\*|[\w-]+:\*)$/.test(action)),
    'allows every action',
  ),
  compliant: samples({
    aws_iam_role_policy: { policy: document({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }) },
  }),
  violating: samples({
    aws_iam_role_policy: { policy: document({ Action: 's3:*', Resource: 'arn:aws:s3:::a/*' }) },
  }),
};
