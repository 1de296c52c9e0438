import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets are copied to another region',
  controls: ['CKV_AWS_144', 'S3.7'],
  violations: accompanied(
    'aws_s3_bucket',
    { type: 'aws_s3_bucket_replication_configuration', through: 'bucket' },
    'is in one region',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_replication_configuration: { bucket: '${aws_s3_bucket.sample.id}', role: 'arn' },
  }),
  violating: samples({ aws_s3_bucket: {} }),
};
