import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

const SWITCHES = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];

export const policy: Policy = {
  rule: 'buckets block every public access',
  controls: ['CKV2_AWS_6', 'CKV_AWS_53', 'CKV_AWS_54', 'CKV_AWS_55', 'CKV_AWS_56', 'S3.8'],
  violations: accompanied(
    'aws_s3_bucket',
    {
      type: 'aws_s3_bucket_public_access_block',
      through: 'bucket',
      obeys: (block) => SWITCHES.every((name) => block[name] === true),
    },
    'can be made public',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_public_access_block: {
      bucket: '${aws_s3_bucket.sample.id}',
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
  }),
  violating: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_public_access_block: {
      bucket: '${aws_s3_bucket.sample.id}',
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
    },
  }),
};
