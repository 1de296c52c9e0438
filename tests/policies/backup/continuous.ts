import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'backups go back to any second',
  controls: [],
  violations: every(
    'aws_backup_plan',
    ({ rule }) => list<Block>(rule).every((one) => one['enable_continuous_backup'] === true),
    'goes back to days only',
  ),
  compliant: samples({ aws_backup_plan: { rule: [{ rule_name: 'daily', enable_continuous_backup: true }] } }),
  violating: samples({ aws_backup_plan: { rule: [{ rule_name: 'daily' }] } }),
};
