import { TerraformOutput } from 'cdktf';
import { Backup, type BackupProps } from '../../modules/backup/backup';
import { databaseRestoreMetadata } from '../../modules/backup/restore-testing';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const SETTINGS = {
  daily: { schedule: 'cron(0 3 * * ? *)', keepDays: 35 },
  monthly: { schedule: 'cron(0 14 1 * ? *)', coldAfterDays: 30, keepDays: 365 },
  vaultLock: { minRetentionDays: 7, maxRetentionDays: 400 },
};
const TOPIC = 'arn:aws:sns:us-east-2:123456789012:alarms';
const DATABASE = 'arn:aws:rds:us-east-2:123456789012:db:bmo-learning-test-database';
const DOCUMENTS = 'arn:aws:s3:::bmo-learning-test-documents-123456789012';
const STORE = 'arn:aws:elasticfilesystem:us-east-2:123456789012:file-system/fs-1';

const synthesize = (props: Partial<BackupProps> = {}) =>
  synthesizeConstruct((stack) => {
    const backup = new Backup(stack, 'backup', {
      name: 'bmo-learning-test',
      accountId: '123456789012',
      backup: SETTINGS,
      resources: {
        database: {
          arn: DATABASE,
          type: 'RDS',
          restoreMetadata: databaseRestoreMetadata({ dbSubnetGroupName: 'private', securityGroupId: 'sg-1' }),
        },
        documents: { arn: DOCUMENTS, type: 'S3' },
        'vector-store': { arn: STORE, type: 'EFS' },
      },
      keyArn: 'arn:aws:kms:us-east-2:123456789012:key/1',
      topicArn: TOPIC,
      preventDestroy: true,
      ...props,
    });
    const { vaultArn, vaultName, restoreRoleArn } = backup;
    for (const [name, value] of Object.entries({ vaultArn, vaultName, restoreRoleArn })) {
      new TerraformOutput(stack, name, { value });
    }
  });
const configuration = synthesize();
const LOCKED_VAULT = '${aws_backup_vault_lock_configuration.backup_vault_lock.backup_vault_name}';
const rulesOf = (synthesized: typeof configuration) => synthesized.at('aws_backup_plan.backup_plan')['rule'];

describe('the backup vault', () => {
  it('has the given name and key', () => {
    expect(configuration.at('aws_backup_vault.backup_vault')).toMatchObject({
      name: 'bmo-learning-test-backups',
      kms_key_arn: 'arn:aws:kms:us-east-2:123456789012:key/1',
    });
  });

  it.each([true, false])(
    'refuses to be destroyed, or goes with its recovery points, as configured (%s)',
    (preventDestroy) => {
      expect(synthesize({ preventDestroy }).at('aws_backup_vault.backup_vault')).toMatchObject({
        force_destroy: !preventDestroy,
        lifecycle: { prevent_destroy: preventDestroy },
      });
    },
  );

  it('is locked in governance mode', () => {
    expect(configuration.at('aws_backup_vault_lock_configuration.backup_vault_lock')).toEqual({
      backup_vault_name: '${aws_backup_vault.backup_vault.name}',
      min_retention_days: 7,
      max_retention_days: 400,
    });
  });

  it('denies everyone to delete or shorten a recovery point', () => {
    const { policy } = configuration.at('aws_backup_vault_policy.backup_vault_policy');
    expect(JSON.parse(policy).Statement).toEqual([
      {
        Sid: 'DenyEarlyDeletion',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
        Resource: '*',
      },
    ]);
  });
});

describe('the backup plan', () => {
  it('backs up every day and every month into the locked vault', () => {
    expect(rulesOf(configuration)).toEqual([
      {
        rule_name: 'daily',
        target_vault_name: LOCKED_VAULT,
        schedule: 'cron(0 3 * * ? *)',
        start_window: 480,
        completion_window: 10080,
        lifecycle: { delete_after: 35 },
      },
      {
        rule_name: 'monthly',
        target_vault_name: LOCKED_VAULT,
        schedule: 'cron(0 14 1 * ? *)',
        start_window: 480,
        completion_window: 10080,
        lifecycle: { cold_storage_after: 30, delete_after: 365 },
      },
    ]);
  });

  it('has no monthly rule when none is configured', () => {
    const { monthly: _, ...daily } = SETTINGS;
    const names = rulesOf(synthesize({ backup: daily })).map(
      ({ rule_name }: { rule_name: string }) => rule_name,
    );
    expect(names).toEqual(['daily']);
  });

  it('does not manage point-in-time recovery, which would override the retention of RDS', () => {
    expect(configuration.text).not.toContain('enable_continuous_backup');
  });

  it('copies to another region only where one is configured, with the lifecycle of the original', () => {
    expect(configuration.text).not.toContain('copy_action');
    const vaultArn = 'arn:aws:backup:us-west-2:123456789012:backup-vault:bmo-learning';
    for (const rule of rulesOf(synthesize({ backup: { ...SETTINGS, copyTo: { vaultArn } } }))) {
      expect(rule.copy_action).toEqual([{ destination_vault_arn: vaultArn }]);
    }
  });

  it('selects the given ARNs, regardless of tags', () => {
    expect(configuration.at('aws_backup_selection.backup_plan_named')).toMatchObject({
      plan_id: '${aws_backup_plan.backup_plan.id}',
      resources: [DATABASE, DOCUMENTS, STORE],
    });
    expect(configuration.at('aws_backup_selection.backup_plan_named')).not.toHaveProperty('condition');
  });

  it('selects resources with the tag of this environment', () => {
    expect(configuration.at('aws_backup_selection.backup_plan_tagged')).toMatchObject({
      resources: ['*'],
      condition: [{ string_equals: [{ key: 'aws:ResourceTag/Backup', value: 'bmo-learning-test' }] }],
    });
  });
});

describe.each([
  ['backup', ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup']],
  [
    'restore',
    ['service-role/AWSBackupServiceRolePolicyForRestores', 'AWSBackupServiceRolePolicyForS3Restore'],
  ],
] as const)('the role for a %s', (purpose, policies) => {
  it('can be assumed by AWS Backup on behalf of this account only', () => {
    const role = configuration.at(`aws_iam_role.backup_${purpose}-role`);
    expect(role['name']).toBe(`bmo-learning-test-${purpose}`);
    expect(JSON.parse(role['assume_role_policy']).Statement).toEqual([
      {
        Sid: 'AssumeForOwnAccount',
        Effect: 'Allow',
        Principal: { Service: 'backup.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      },
    ]);
  });

  it('has only the policies for its purpose', () => {
    const attached = Object.entries(configuration.resources('aws_iam_role_policy_attachment'))
      .filter(([name]) => name.startsWith(`backup_${purpose}-role`))
      .map(([, { policy_arn }]) => policy_arn);
    expect(attached).toEqual(policies.map((policy) => `arn:aws:iam::aws:policy/${policy}`));
  });
});

describe('the selections', () => {
  it('have a role with all of its policies', () => {
    expect(configuration.at('aws_backup_selection.backup_plan_named')['iam_role_arn']).toBe(
      'arn:aws:iam::123456789012:role/${aws_iam_role_policy_attachment.backup_backup-role_policy-s3.role}',
    );
    expect(configuration.at('aws_iam_role_policy_attachment.backup_backup-role_policy-s3')['role']).toBe(
      '${aws_iam_role_policy_attachment.backup_backup-role_policy-general.role}',
    );
  });
});

describe('notices', () => {
  it('come from the vault for supported events that are failures', () => {
    expect(configuration.at('aws_backup_vault_notifications.backup_notices_vault')).toEqual({
      backup_vault_name: LOCKED_VAULT,
      sns_topic_arn: TOPIC,
      backup_vault_events: ['COPY_JOB_FAILED', 'S3_BACKUP_OBJECT_FAILED', 'S3_RESTORE_OBJECT_FAILED'],
    });
  });

  it('come from EventBridge for jobs of this vault that failed, expired or were aborted', () => {
    const rule = configuration.at('aws_cloudwatch_event_rule.backup_notices_backup-jobs');
    expect(JSON.parse(rule['event_pattern'])).toEqual({
      source: ['aws.backup'],
      'detail-type': ['Backup Job State Change'],
      detail: { state: ['FAILED', 'EXPIRED', 'ABORTED', 'PARTIAL'], backupVaultName: [LOCKED_VAULT] },
    });
    expect(configuration.at('aws_cloudwatch_event_target.backup_notices_backup-jobs-target')).toEqual({
      rule: '${aws_cloudwatch_event_rule.backup_notices_backup-jobs.name}',
      target_id: 'alarm-topic',
      arn: TOPIC,
    });
  });

  it('do not include restores if restores are not tested', () => {
    expect(Object.keys(configuration.resources('aws_cloudwatch_event_rule'))).toEqual([
      'backup_notices_backup-jobs',
    ]);
  });
});

describe('restore tests', () => {
  const restoreTesting = { schedule: 'cron(0 12 15 * ? *)', validationHours: 4 };
  const tested = synthesize({ backup: { ...SETTINGS, restoreTesting } });

  it('do not exist unless configured', () => {
    expect(configuration.resources('aws_backup_restore_testing_plan')).toEqual({});
    expect(configuration.resources('aws_backup_restore_testing_selection')).toEqual({});
  });

  it('restore the newest snapshot of the last week from the vault', () => {
    expect(tested.at('aws_backup_restore_testing_plan.backup_restore-testing')).toEqual({
      name: 'bmo_learning_test_restores',
      schedule_expression: 'cron(0 12 15 * ? *)',
      start_window_hours: 8,
      recovery_point_selection: [
        {
          algorithm: 'LATEST_WITHIN_WINDOW',
          include_vaults: ['${aws_backup_vault.backup_vault.arn}'],
          recovery_point_types: ['SNAPSHOT'],
          selection_window_days: 7,
        },
      ],
    });
  });

  it('restore each resource with the restore role, keyed by resource', () => {
    const selections = tested.resources('aws_backup_restore_testing_selection');
    expect(Object.keys(selections)).toEqual([
      'backup_restore-testing_database',
      'backup_restore-testing_documents',
      'backup_restore-testing_vector-store',
    ]);
    expect(selections['backup_restore-testing_vector-store']).toEqual({
      name: 'vector_store',
      restore_testing_plan_name: '${aws_backup_restore_testing_plan.backup_restore-testing.name}',
      iam_role_arn:
        'arn:aws:iam::123456789012:role/${aws_iam_role_policy_attachment.backup_restore-role_policy-s3.role}',
      protected_resource_type: 'EFS',
      protected_resource_arns: [STORE],
      validation_window_hours: 4,
    });
  });

  it('restore the database to one small instance, reachable by nobody else', () => {
    const { restore_metadata_overrides } = tested.at(
      'aws_backup_restore_testing_selection.backup_restore-testing_database',
    );
    expect(restore_metadata_overrides).toEqual({
      dbSubnetGroupName: 'private',
      dbInstanceClass: 'db.t4g.micro',
      multiAz: 'false',
      vpcSecurityGroupIds: '["sg-1"]',
    });
  });

  it('have notices of failures', () => {
    const rule = tested.at('aws_cloudwatch_event_rule.backup_notices_restore-jobs');
    expect(JSON.parse(rule['event_pattern'])).toEqual({
      source: ['aws.backup'],
      'detail-type': ['Restore Job State Change'],
      detail: { status: ['FAILED', 'ABORTED'] },
    });
  });
});

describe('the outputs of a backup', () => {
  it('are the vault after its lock, and the restore role after its policies', () => {
    expect(configuration.outputs()).toMatchObject({
      vaultArn: { value: '${aws_backup_vault.backup_vault.arn}' },
      vaultName: { value: LOCKED_VAULT },
      restoreRoleArn: {
        value:
          'arn:aws:iam::123456789012:role/${aws_iam_role_policy_attachment.backup_restore-role_policy-s3.role}',
      },
    });
  });
});

describe('Backup', () => {
  itIsReusable((stack, id, { text, number }) => {
    const schedule = text('schedule');
    const keepDays = number('days');
    return new Backup(stack, id, {
      name: text('name'),
      accountId: text('account_id'),
      keyArn: text('key_arn'),
      topicArn: text('topic_arn'),
      preventDestroy: true,
      resources: { database: { arn: text('database_arn'), type: 'RDS' } },
      backup: {
        daily: { schedule, keepDays },
        monthly: { schedule, keepDays, coldAfterDays: number('cold_days') },
        vaultLock: { minRetentionDays: keepDays, maxRetentionDays: keepDays },
        copyTo: { vaultArn: text('other_vault_arn') },
        restoreTesting: { schedule, validationHours: number('hours') },
      },
    });
  });

  it('rejects settings that AWS Backup rejects, with the path of the construct', () => {
    const daily = { schedule: 'every day at three', keepDays: 1 };
    expect(() => synthesize({ backup: { ...SETTINGS, daily } })).toThrow(
      /2 problems in the settings of [\w-]+\/backup:[\s\S]*daily\.schedule[\s\S]*daily\.keepDays/,
    );
  });
});
