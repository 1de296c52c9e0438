import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets with a key of ours ask KMS once per bucket, not once per object',
  controls: [],
  violations: every(
    'aws_s3_bucket_server_side_encryption_configuration',
    (body) =>
      !/"aws:kms"/.test(JSON.stringify(body)) || /"bucket_key_enabled":true/.test(JSON.stringify(body)),
    'asks KMS for every object',
  ),
  compliant: samples({
    aws_s3_bucket_server_side_encryption_configuration: {
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
    aws_s3_bucket_server_side_encryption_configuration: {
      rule: [
        {
          apply_server_side_encryption_by_default: {
            sse_algorithm: 'aws:kms',
            kms_master_key_id: '${aws_kms_key.storage.arn}',
          },
        },
      ],
    },
  }),
};
