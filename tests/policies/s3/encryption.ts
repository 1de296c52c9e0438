import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets are encrypted',
  controls: ['CKV_AWS_19'],
  violations: accompanied(
    'aws_s3_bucket',
    {
      type: 'aws_s3_bucket_server_side_encryption_configuration',
      through: 'bucket',
      obeys: (body) => /"sse_algorithm":"(AES256|aws:kms)"/.test(JSON.stringify(body)),
    },
    'does not state how it is encrypted',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_server_side_encryption_configuration: {
      bucket: '${aws_s3_bucket.sample.id}',
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
    },
  }),
  violating: samples({ aws_s3_bucket: {} }),
};
