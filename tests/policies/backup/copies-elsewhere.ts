import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'recovery points are copied to another region or account',
  controls: [],
  violations: every(
    'aws_backup_plan',
    ({ rule }) => list<Block>(rule).every((one) => Boolean(one['copy_action'])),
    'keeps recovery points in one place',
  ),
  compliant: samples({
    aws_backup_plan: { rule: [{ rule_name: 'daily', copy_action: [{ destination_vault_arn: 'arn' }] }] },
  }),
  violating: samples({ aws_backup_plan: { rule: [{ rule_name: 'daily' }] } }),
};
