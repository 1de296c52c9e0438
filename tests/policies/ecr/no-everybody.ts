import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

export const policy: Policy = {
  rule: 'repositories admit nobody without naming them',
  controls: ['CKV_AWS_32'],
  violations: everyStatement(
    'aws_ecr_repository_policy',
    ({ effect, principals }) => effect === 'Deny' || !principals.includes('*'),
    'admits everybody',
  ),
  compliant: samples({
    aws_ecr_repository_policy: {
      policy: document({ Principal: { AWS: 'arn:aws:iam::123456789012:role/ci' } }),
    },
  }),
  violating: samples({ aws_ecr_repository_policy: { policy: document({ Principal: '*' }) } }),
};
