import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

export const policy: Policy = {
  rule: 'nobody is admitted to a bucket without being named',
  controls: ['CKV_AWS_70', 'CKV_AWS_93'],
  violations: everyStatement(
    'aws_s3_bucket_policy',
    ({ effect, principals, conditions }) =>
      !principals.includes('*') || (effect === 'Deny' && Object.keys(conditions).length > 0),
    'admits everybody, or locks everybody out',
  ),
  compliant: samples({
    aws_s3_bucket_policy: {
      policy: document({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    },
  }),
  violating: samples({
    aws_s3_bucket_policy: { policy: document({ Principal: '*', Action: 's3:GetObject' }) },
  }),
};
