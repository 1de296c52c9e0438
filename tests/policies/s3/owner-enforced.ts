import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'the account owns every object of its buckets',
  controls: ['CKV2_AWS_65', 'S3.12'],
  violations: accompanied(
    'aws_s3_bucket',
    {
      type: 'aws_s3_bucket_ownership_controls',
      through: 'bucket',
      obeys: (body) => /"BucketOwnerEnforced"/.test(JSON.stringify(body)),
    },
    'can hold objects of others',
  ),
  compliant: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_ownership_controls: {
      bucket: '${aws_s3_bucket.sample.id}',
      rule: { object_ownership: 'BucketOwnerEnforced' },
    },
  }),
  violating: samples({
    aws_s3_bucket: {},
    aws_s3_bucket_ownership_controls: {
      bucket: '${aws_s3_bucket.sample.id}',
      rule: { object_ownership: 'ObjectWriter' },
    },
  }),
};
