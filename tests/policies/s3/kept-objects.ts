import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'a bucket with objects refuses to be destroyed',
  controls: [],
  violations: every(
    'aws_s3_bucket',
    ({ force_destroy = false }) => force_destroy === false,
    'takes its objects along',
  ),
  compliant: samples({ aws_s3_bucket: { force_destroy: false } }),
  violating: samples({ aws_s3_bucket: { force_destroy: true } }),
};
