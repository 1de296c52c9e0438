import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'buckets have no access control lists',
  controls: ['CKV_AWS_20', 'CKV_AWS_57'],
  violations: every(
    ['aws_s3_bucket', 'aws_s3_bucket_acl'],
    ({ acl, access_control_policy: grants }, address) =>
      !address.startsWith('aws_s3_bucket_acl.') && !acl && !grants,
    'has an access control list',
  ),
  compliant: samples({ aws_s3_bucket: {} }),
  violating: samples({ aws_s3_bucket: {}, aws_s3_bucket_acl: { acl: 'public-read' } }),
};
