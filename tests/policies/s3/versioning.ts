import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets keep older versions',
  controls: ['CKV_AWS_21', 'S3.14'],
  violations: accompanied(
    'aws_s3_bucket',
    {
      type: 'aws_s3_bucket_versioning',
      through: 'bucket',
      obeys: (body) => /"Enabled"/.test(JSON.stringify(body)),
    },
    'keeps no versions',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_versioning: {
      bucket: '${aws_s3_bucket.sample.id}',
      versioning_configuration: { status: 'Enabled' },
    },
  }),
  violating: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_versioning: {
      bucket: '${aws_s3_bucket.sample.id}',
      versioning_configuration: { status: 'Suspended' },
    },
  }),
};
