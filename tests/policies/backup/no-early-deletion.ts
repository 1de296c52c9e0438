import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';
import { document, statementsIn } from '../support/statements';

export const policy: Policy = {
  rule: 'recovery points are denied to be deleted',
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
};
