import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { document, statementsOf } from '../support/statements';

export const policy: Policy = {
  rule: 'buckets refuse TLS before 1.2',
  controls: [],
  violations: every(
    'aws_s3_bucket',
    (_, address, stack) =>
      statementsOf(stack, 'aws_s3_bucket_policy').some(
        ({ effect, principals, actions, resources, conditions }) =>
          effect === 'Deny' &&
          principals.includes('*') &&
          actions.includes('s3:*') &&
          Object.keys(conditions).length === 1 &&
          conditions['s3:tlsversion']?.[0] === '1.2' &&
          ['', '/*'].every((objects) => resources.includes(`\${${address}.arn}${objects}`)),
      ),
    'accepts TLS before 1.2',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_policy: {
      policy: document({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: ['${aws_s3_bucket.sample.arn}', '${aws_s3_bucket.sample.arn}/*'],
        Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
      }),
    },
  }),
  violating: samples({ aws_s3_bucket: {}, aws_s3_bucket_policy: { policy: document({ Effect: 'Deny' }) } }),
};
