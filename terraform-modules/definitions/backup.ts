import { Backup } from '../../modules/backup/backup';
import type { ProtectedResources } from '../../modules/backup/protected-resource';
import { databaseRestoreMetadata } from '../../modules/backup/restore-testing';
import { backupSettings } from '../../modules/backup/settings';
import {
  allowedWithColdStorage,
  COLD_STORAGE_DAYS,
  longestInVault,
  shortestInVault,
} from '../../modules/config/rules/backups';
import type { Environment } from '../../modules/config/schema';
import { isOn } from '../../modules/shared/schema';
import { accountIdInput, nameInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import type { Inputs } from '../inputs';
import { outputOf } from '../module-output';

/** AWS Backup of every data store. */
export const backup: ModuleDefinition = {
  name: 'backup',
  summary: 'AWS Backup: a locked vault, backup plans, notifications of failed jobs and restore tests.',
  build: (module, environment) => {
    const { inputs } = module;
    const { vaultName, vaultArn, restoreRoleArn } = new Backup(module, 'backup', {
      name: nameInput(inputs, environment, 'backup', 'restore'),
      accountId: accountIdInput(inputs),
      backup: inputs.settings(backupSettings, environment.backup),
      keyArn: inputs.text('key_arn', 'KMS key of the vault. Changing it replaces the vault.', {
        from: outputOf('kms', 'key_arns', 'backup'),
      }),
      topicArn: inputs.text(
        'topic_arn',
        'SNS topic for failed jobs. Its policy must allow AWS Backup to publish.',
        { from: outputOf('alarm-topics', 'topic_arns', 'warning') },
      ),
      resources: resourceInputs(inputs, environment),
      preventDestroy: isOn(environment.deletionProtection),
    });
    addRules(inputs, environment);
    module.output('vault_name', 'Name of the backup vault, known once it is locked.', vaultName);
    module.output('vault_arn', 'ARN of the vault.', vaultArn);
    module.output('restore_role_arn', 'ARN of the role for restores.', restoreRoleArn);
  },
};

/** What is backed up, under the keys that it has in addresses. */
const resourceInputs = (
  inputs: Inputs,
  { vectorStore, backup: { restoreTesting } }: Environment,
): ProtectedResources => ({
  database: {
    arn: inputs.text('db_instance_arn', 'ARN of the database instance.', {
      from: outputOf('rds', 'db_instance_arn'),
    }),
    type: 'RDS',
    ...(restoreTesting && {
      restoreMetadata: databaseRestoreMetadata({
        dbSubnetGroupName: inputs.text(
          'db_subnet_group_name',
          'DB subnet group for restore tests of the database.',
          { from: outputOf('rds', 'db_subnet_group_name') },
        ),
        securityGroupId: inputs.text(
          'db_security_group_id',
          'Security group for restore tests of the database; it should admit nobody but the services.',
          { from: outputOf('security-groups', 'security_group_ids', 'database') },
        ),
      }),
    }),
  },
  documents: {
    arn: inputs.text('documents_bucket_arn', 'Bucket of uploaded documents.', {
      from: outputOf('s3', 'documents_bucket_arn'),
    }),
    type: 'S3',
  },
  backups: {
    arn: inputs.text('backups_bucket_arn', 'Bucket of database exports and dumps.', {
      from: outputOf('s3', 'backups_bucket_arn'),
    }),
    type: 'S3',
  },
  ...(vectorStore.enabled && {
    'vector-store': {
      arn: inputs.text('file_system_arn', 'EFS file system of the vector store.'),
      type: 'EFS' as const,
    },
  }),
});

/** That schedules stay clear of the windows of the database is code, and stays with the environment files. */
function addRules(inputs: Inputs, environment: Environment): void {
  const { monthly } = environment.backup;
  for (const plan of monthly ? ['daily', 'monthly'] : ['daily']) {
    const keepDays = `${plan}_keep_days`;
    const got = `got \${var.${keepDays}}.`;
    const [least, most] = ['vault_lock_min_retention_days', 'vault_lock_max_retention_days'] as const;
    inputs.rule(keepDays, {
      condition: `var.${keepDays} >= var.${least}`,
      errorMessage: `${keepDays} must be ${shortestInVault(`\${var.${least}}`, least)}; ${got}`,
    });
    inputs.rule(keepDays, {
      condition: `var.${keepDays} <= var.${most}`,
      errorMessage: `${keepDays} must be ${longestInVault(`\${var.${most}}`, most)}; ${got}`,
    });
  }
  if (monthly?.coldAfterDays === undefined) return;
  const shortest = `var.monthly_cold_after_days + ${COLD_STORAGE_DAYS}`;
  inputs.rule('monthly_keep_days', {
    condition: `var.monthly_keep_days >= ${shortest}`,
    errorMessage:
      `monthly_keep_days must be ${allowedWithColdStorage(`\${${shortest}}`)}; ` +
      'got ${var.monthly_keep_days}.',
  });
}
