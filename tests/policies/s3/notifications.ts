import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets tell about changes',
  controls: ['CKV2_AWS_62', 'S3.11'],
  violations: accompanied(
    'aws_s3_bucket',
    { type: 'aws_s3_bucket_notification', through: 'bucket' },
    'tells nobody about changes',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_notification: { bucket: '${aws_s3_bucket.sample.id}', eventbridge: true },
  }),
  violating: samples({ aws_s3_bucket: {} }),
};
