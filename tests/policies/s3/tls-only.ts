import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { document, statementsOf } from '../support/statements';

export const policy: Policy = {
  rule: 'buckets refuse requests without TLS',
  controls: ['S3.5', 'AwsSolutions-S10'],
  violations: every(
    'aws_s3_bucket',
    (_, address, stack) =>
      statementsOf(stack, 'aws_s3_bucket_policy').some(
        ({ effect, principals, actions, resources, conditions }) =>
          effect === 'Deny' &&
          principals.includes('*') &&
          actions.includes('s3:*') &&
          Object.keys(conditions).length === 1 &&
          conditions['aws:securetransport']?.[0] === 'false' &&
          ['', '/*'].every((objects) => resources.includes(`\${${address}.arn}${objects}`)),
      ),
    'accepts requests without TLS',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_policy: {
      policy: document({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: ['${aws_s3_bucket.sample.arn}', '${aws_s3_bucket.sample.arn}/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    },
  }),
  violating: samples({ aws_s3_bucket: {}, aws_s3_bucket_policy: { policy: document({ Effect: 'Deny' }) } }),
};
