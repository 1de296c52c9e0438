import { type Policy, samples } from '../support/policy';
import { accompanied, list } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets clean up after themselves',
  controls: ['CKV2_AWS_61', 'S3.13'],
  violations: accompanied(
    'aws_s3_bucket',
    {
      type: 'aws_s3_bucket_lifecycle_configuration',
      through: 'bucket',
      obeys: ({ rule }) => list(rule).length > 0,
    },
    'grows forever',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_lifecycle_configuration: {
      bucket: '${aws_s3_bucket.sample.id}',
      rule: [{ status: 'Enabled' }],
    },
  }),
  violating: samples({ aws_s3_bucket: {} }),
};
