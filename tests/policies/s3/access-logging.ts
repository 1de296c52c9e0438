import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets log who reads them',
  controls: ['CKV_AWS_18', 'S3.9', 'AwsSolutions-S1'],
  violations: accompanied(
    'aws_s3_bucket',
    { type: 'aws_s3_bucket_logging', through: 'bucket' },
    'logs no access',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_logging: { bucket: '${aws_s3_bucket.sample.id}', target_bucket: 'logs' },
  }),
  violating: samples({ aws_s3_bucket: {} }),
};
