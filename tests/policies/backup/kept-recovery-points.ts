import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'a backup vault with recovery points refuses to be destroyed',
  controls: [],
  violations: every(
    'aws_backup_vault',
    ({ force_destroy = false }) => force_destroy === false,
    'takes its recovery points along',
  ),
  compliant: samples({ aws_backup_vault: { force_destroy: false } }),
  violating: samples({ aws_backup_vault: { force_destroy: true } }),
};
