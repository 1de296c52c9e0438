import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { document } from '../support/statements';

export const policy: Policy = {
  rule: 'keys have a policy of their own',
  controls: ['CKV2_AWS_64'],
  violations: every('aws_kms_key', ({ policy }) => Boolean(policy), 'has the default policy'),
  compliant: samples({ aws_kms_key: { policy: document({}) } }),
  violating: samples({ aws_kms_key: {} }),
};
