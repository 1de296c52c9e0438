import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

const IDENTITY_POLICIES = [
  'aws_iam_policy',
  'aws_iam_role_policy',
  'aws_iam_user_policy',
  'aws_iam_group_policy',
];

export const policy: Policy = {
  rule: 'identity policies name what they allow it on',
  controls: [
    'CKV_AWS_286',
    'CKV_AWS_287',
    'CKV_AWS_288',
    'CKV_AWS_289',
    'CKV_AWS_290',
    'CKV_AWS_355',
    'AwsSolutions-IAM5',
  ],
  violations: everyStatement(
    IDENTITY_POLICIES,
    ({ effect, resources }) => effect === 'Deny' || !resources.includes('*'),
    'allows it on everything',
  ),
  compliant: samples({
    aws_iam_role_policy: { policy: document({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }) },
  }),
  violating: samples({
    aws_iam_role_policy: { policy: document({ Action: 's3:GetObject', Resource: '*' }) },
  }),
};
