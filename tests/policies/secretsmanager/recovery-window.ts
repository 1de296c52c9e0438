import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'deleted secrets can be brought back for a week',
  controls: [],
  violations: every(
    'aws_secretsmanager_secret',
    ({ recovery_window_in_days: days }) => days >= 7,
    'is gone at once when it is deleted',
  ),
  compliant: samples({ aws_secretsmanager_secret: { recovery_window_in_days: 30 } }),
  violating: samples({ aws_secretsmanager_secret: { recovery_window_in_days: 0 } }),
};
