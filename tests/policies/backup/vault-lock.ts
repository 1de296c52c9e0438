import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'backup vaults refuse to forget early',
  controls: [],
  violations: accompanied(
    'aws_backup_vault',
    { type: 'aws_backup_vault_lock_configuration', through: 'backup_vault_name' },
    'has no lock',
  ),
  compliant: samples({
    aws_backup_vault: {},
    aws_backup_vault_lock_configuration: {
      backup_vault_name: '${aws_backup_vault.sample.name}',
      min_retention_days: 7,
    },
  }),
  violating: samples({ aws_backup_vault: {} }),
};
