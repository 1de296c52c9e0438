import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'a deleted key can be brought back for 30 days',
  controls: ['KMS.3'],
  violations: every(
    'aws_kms_key',
    ({ deletion_window_in_days: days }) => days === 30,
    'is gone in less than 30 days',
  ),
  compliant: samples({ aws_kms_key: { deletion_window_in_days: 30 } }),
  violating: samples({ aws_kms_key: { deletion_window_in_days: 7 } }),
};
