import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'keys cannot be locked away from their account',
  controls: [],
  violations: every(
    'aws_kms_key',
    ({ bypass_policy_lockout_safety_check: bypassed }) => bypassed !== true,
    'can be locked away',
  ),
  compliant: samples({ aws_kms_key: {} }),
  violating: samples({ aws_kms_key: { bypass_policy_lockout_safety_check: true } }),
};
