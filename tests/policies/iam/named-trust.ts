import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

export const policy: Policy = {
  rule: 'roles say who may assume them, and it is not the whole account',
  controls: ['CKV_AWS_60', 'CKV_AWS_61'],
  violations: everyStatement(
    'aws_iam_role',
    ({ principals }) => !principals.some((principal) => principal === '*' || principal.endsWith(':root')),
    'can be assumed by too many',
  ),
  compliant: samples({
    aws_iam_role: { assume_role_policy: document({ Principal: { Service: 'backup.amazonaws.com' } }) },
  }),
  violating: samples({
    aws_iam_role: { assume_role_policy: document({ Principal: { AWS: 'arn:aws:iam::123456789012:root' } }) },
  }),
};
