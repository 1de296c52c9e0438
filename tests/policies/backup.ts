import type { Block } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { requiresCompanion, requiresOwnKey } from './support/requirements';
import { accompanied, every, list, refersTo, resourcesOf } from './support/resources';
import { document, statementsIn } from './support/statements';

export const policies: Policies = {
  'customer-key': {
    rule: 'backup vaults are encrypted with a customer managed key',
    controls: ['CKV_AWS_166', 'Backup.1'],
    ...requiresOwnKey('aws_backup_vault', 'kms_key_arn', 'is encrypted with the key of AWS Backup'),
  },
  'kept-recovery-points': {
    rule: 'a backup vault with recovery points refuses to be destroyed',
    controls: [],
    violations: every(
      'aws_backup_vault',
      ({ force_destroy = false }) => force_destroy === false,
      'is destroyed together with its recovery points',
    ),
    compliant: samples({ aws_backup_vault: { force_destroy: false } }),
    violating: samples({ aws_backup_vault: { force_destroy: true } }),
  },
  'no-early-deletion': {
    rule: 'policies of backup vaults deny the deletion of recovery points',
    controls: [],
    violations: accompanied(
      'aws_backup_vault',
      {
        type: 'aws_backup_vault_policy',
        through: 'backup_vault_name',
        obeys: ({ policy: text }) =>
          statementsIn(text).some(
            ({ effect, principals, actions }) =>
              effect === 'Deny' && principals.includes('*') && actions.includes('backup:DeleteRecoveryPoint'),
          ),
      },
      'lets recovery points be deleted',
    ),
    compliant: samples({
      aws_backup_vault: {},
      aws_backup_vault_policy: {
        backup_vault_name: '${aws_backup_vault.sample.name}',
        policy: document({ Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint' }),
      },
    }),
    violating: samples({
      aws_backup_vault: {},
      aws_backup_vault_policy: {
        backup_vault_name: '${aws_backup_vault.sample.name}',
        policy: document({ Action: 'backup:DeleteRecoveryPoint' }),
      },
    }),
  },
  'vault-lock': {
    rule: 'backup vaults have a lock, which keeps recovery points for a minimum time',
    controls: [],
    ...requiresCompanion(
      'aws_backup_vault',
      { type: 'aws_backup_vault_lock_configuration', through: 'backup_vault_name' },
      'has no lock',
    ),
  },
  continuous: {
    rule: 'backup plans take continuous backups',
    controls: [],
    violations: every(
      'aws_backup_plan',
      ({ rule }) => list<Block>(rule).every((one) => one['enable_continuous_backup'] === true),
      'takes no continuous backups',
    ),
    compliant: samples({
      aws_backup_plan: { rule: [{ rule_name: 'daily', enable_continuous_backup: true }] },
    }),
    violating: samples({ aws_backup_plan: { rule: [{ rule_name: 'daily' }] } }),
  },
  'copies-elsewhere': {
    rule: 'recovery points are copied to another region or account',
    controls: [],
    violations: every(
      'aws_backup_plan',
      ({ rule }) => list<Block>(rule).every((one) => Boolean(one['copy_action'])),
      'copies no recovery points',
    ),
    compliant: samples({
      aws_backup_plan: { rule: [{ rule_name: 'daily', copy_action: [{ destination_vault_arn: 'arn' }] }] },
    }),
    violating: samples({ aws_backup_plan: { rule: [{ rule_name: 'daily' }] } }),
  },
  /** Where the tag or the name is forgotten, the other one still selects. */
  'selected-twice': {
    rule: 'backup plans select by name and by tag',
    controls: [],
    violations: every(
      'aws_backup_plan',
      (_, address, stack) => {
        const selections = resourcesOf(stack, 'aws_backup_selection').filter(([, { plan_id }]) =>
          refersTo(plan_id, address),
        );
        const isTagged = ([, { condition, selection_tag }]: [string, Block]) =>
          Boolean(condition ?? selection_tag);
        return selections.some(isTagged) && selections.some((selection) => !isTagged(selection));
      },
      'selects in one way only',
    ),
    compliant: {
      resource: {
        aws_backup_plan: { sample: {} },
        aws_backup_selection: {
          named: { plan_id: '${aws_backup_plan.sample.id}', resources: ['arn'] },
          tagged: { plan_id: '${aws_backup_plan.sample.id}', condition: [{}] },
        },
      },
    },
    violating: samples({
      aws_backup_plan: {},
      aws_backup_selection: { plan_id: '${aws_backup_plan.sample.id}', condition: [{}] },
    }),
  },
  /** Governance mode first: a lock in compliance mode outlives every mistake in its numbers. */
  'lock-can-be-lifted': {
    rule: 'vault locks are in governance mode, in which they can be removed',
    controls: [],
    violations: every(
      'aws_backup_vault_lock_configuration',
      ({ changeable_for_days }) => changeable_for_days === undefined,
      'is in compliance mode, in which it can never be removed',
    ),
    compliant: samples({ aws_backup_vault_lock_configuration: { min_retention_days: 7 } }),
    violating: samples({
      aws_backup_vault_lock_configuration: { min_retention_days: 7, changeable_for_days: 3 },
    }),
  },
};
