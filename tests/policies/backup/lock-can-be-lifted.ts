import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** Governance mode first: a lock in compliance mode outlives every mistake in its numbers. */
export const policy: Policy = {
  rule: 'locks of backup vaults can be lifted by who has the permission',
  controls: [],
  violations: every(
    'aws_backup_vault_lock_configuration',
    ({ changeable_for_days }) => changeable_for_days === undefined,
    'can never be lifted again',
  ),
  compliant: samples({ aws_backup_vault_lock_configuration: { min_retention_days: 7 } }),
  violating: samples({
    aws_backup_vault_lock_configuration: { min_retention_days: 7, changeable_for_days: 3 },
  }),
};
