import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets expire older versions',
  controls: ['S3.10'],
  violations: accompanied(
    'aws_s3_bucket',
    {
      type: 'aws_s3_bucket_lifecycle_configuration',
      through: 'bucket',
      obeys: (body) => /"noncurrent_days":\d/.test(JSON.stringify(body)),
    },
    'keeps older versions forever',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_lifecycle_configuration: {
      bucket: '${aws_s3_bucket.sample.id}',
      rule: [{ noncurrent_version_expiration: [{ noncurrent_days: 7 }] }],
    },
  }),
  violating: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_lifecycle_configuration: {
      bucket: '${aws_s3_bucket.sample.id}',
      rule: [{ status: 'Enabled' }],
    },
  }),
};
