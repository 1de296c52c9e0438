import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

export const policy: Policy = {
  rule: 'nobody can use a key without being named',
  controls: ['CKV_AWS_33', 'KMS.5'],
  violations: everyStatement(
    'aws_kms_key',
    ({ effect, principals }) => effect === 'Deny' || !principals.includes('*'),
    'admits everybody',
  ),
  compliant: samples({
    aws_kms_key: { policy: document({ Principal: { AWS: 'arn:aws:iam::123456789012:root' } }) },
  }),
  violating: samples({
    aws_kms_key: { policy: document({ Principal: { AWS: '*' }, Action: 'kms:Decrypt' }) },
  }),
};
