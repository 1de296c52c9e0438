import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets are encrypted with a key of ours',
  controls: ['CKV_AWS_145', 'S3.17'],
  violations: accompanied(
    'aws_s3_bucket',
    {
      type: 'aws_s3_bucket_server_side_encryption_configuration',
      through: 'bucket',
      obeys: (body) => /(?=.*"sse_algorithm":"aws:kms")(?=.*aws_kms_key\.)/.test(JSON.stringify(body)),
    },
    'is encrypted with a key of S3',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_server_side_encryption_configuration: {
      bucket: '${aws_s3_bucket.sample.id}',
      rule: [
        {
          apply_server_side_encryption_by_default: {
            sse_algorithm: 'aws:kms',
            kms_master_key_id: '${aws_kms_key.storage.arn}',
          },
          bucket_key_enabled: true,
        },
      ],
    },
  }),
  violating: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_server_side_encryption_configuration: {
      bucket: '${aws_s3_bucket.sample.id}',
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
    },
  }),
};
