import assert from 'node:assert/strict';
import {
  DescribeBackupVaultCommand,
  GetBackupPlanCommand,
  GetBackupSelectionCommand,
  GetBackupVaultAccessPolicyCommand,
  GetBackupVaultNotificationsCommand,
  GetRestoreTestingPlanCommand,
  GetRestoreTestingSelectionCommand,
  ListBackupPlansCommand,
  ListBackupSelectionsCommand,
} from '@aws-sdk/client-backup';
import type { Aws } from '../aws';
import { ACCOUNT_ID } from '../emulator';
import { alarmTopicArn } from './alarm-topic';
import { findDatabase } from './database';
import type { ExpectedEnvironment } from './expected';
import { findKey } from './keys';
import { expectAttributes, expectEqual, only } from './lookups';

/** What holds data is backed up into a locked vault with a key of its own, and kept as long as ordered. */
export async function expectBackup(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  await expectVault(aws, expected);
  const planId = await expectPlan(aws, expected);
  await expectSelections(aws, expected, planId);
  await expectRestoreTesting(aws, expected);
  return `${Object.keys(expected.backup.rules).join(' and ')}, vault locked`;
}

const vaultName = ({ prefix }: ExpectedEnvironment) => `${prefix}-backups`;

async function expectVault(aws: Aws, expected: ExpectedEnvironment): Promise<void> {
  const vault = { BackupVaultName: vaultName(expected) };
  const { lock } = expected.backup;
  expectAttributes('the backup vault', await aws.backup.send(new DescribeBackupVaultCommand(vault)), {
    EncryptionKeyArn: await findKey(aws, expected, 'backup'),
    Locked: true,
    MinRetentionDays: lock.minDays,
    MaxRetentionDays: lock.maxDays,
    // Without a date the lock can still be lifted by whoever has the permission.
    LockDate: undefined,
  });
  const { Policy = '' } = await aws.backup.send(new GetBackupVaultAccessPolicyCommand(vault));
  const statement = only('statement of the vault', JSON.parse(Policy).Statement as Record<string, unknown>[]);
  expectAttributes('the policy of the vault', statement, {
    Effect: 'Deny',
    Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
  });
  const notices = await aws.backup.send(new GetBackupVaultNotificationsCommand(vault));
  expectEqual('topic of the vault', notices.SNSTopicArn, alarmTopicArn(expected, 'warning'));
}

async function expectPlan({ backup }: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { BackupPlansList = [] } = await backup.send(new ListBackupPlansCommand({}));
  const name = `${expected.prefix}-backups`;
  const { BackupPlanId = '' } = only(
    `backup plan ${name}`,
    BackupPlansList.filter(({ BackupPlanName }) => BackupPlanName === name),
  );
  const { BackupPlan } = await backup.send(new GetBackupPlanCommand({ BackupPlanId }));
  const rules = BackupPlan?.Rules ?? [];
  const days = rules.map(({ RuleName, Lifecycle }) => [RuleName, Lifecycle?.DeleteAfterDays]);
  expectEqual('days that backups are kept', Object.fromEntries(days), expected.backup.rules);
  for (const { RuleName, TargetBackupVaultName } of rules) {
    expectEqual(`vault of ${RuleName}`, TargetBackupVaultName, vaultName(expected));
  }
  return BackupPlanId;
}

/** By ARN: the database and the buckets. By tag: whatever else says so. */
async function expectSelections(
  aws: Aws,
  expected: ExpectedEnvironment,
  BackupPlanId: string,
): Promise<void> {
  const { prefix } = expected;
  const { BackupSelectionsList = [] } = await aws.backup.send(
    new ListBackupSelectionsCommand({ BackupPlanId }),
  );
  const names = BackupSelectionsList.map(({ SelectionName }) => SelectionName);
  expectEqual('backup selections', names.sort(), [`${prefix}-named`, `${prefix}-tagged`]);
  const { DBInstanceArn } = await findDatabase(aws, expected);
  const buckets = ['documents', 'backups'].map((role) => `arn:aws:s3:::${prefix}-${role}-${ACCOUNT_ID}`);
  for (const { SelectionId, SelectionName } of BackupSelectionsList) {
    const { BackupSelection } = await aws.backup.send(
      new GetBackupSelectionCommand({ BackupPlanId, SelectionId }),
    );
    const isNamed = SelectionName === `${prefix}-named`;
    expectEqual(
      `resources of ${SelectionName}`,
      BackupSelection?.Resources?.sort(),
      isNamed ? [DBInstanceArn, ...buckets].sort() : ['*'],
    );
    expectEqual(`role of ${SelectionName}`, BackupSelection?.IamRoleArn, backupRole(prefix));
  }
}

const backupRole = (prefix: string) => `arn:aws:iam::${ACCOUNT_ID}:role/${prefix}-backup`;

/** All that is backed up is restored on trial from this vault, where that was ordered; elsewhere nothing is. */
async function expectRestoreTesting({ backup }: Aws, expected: ExpectedEnvironment): Promise<void> {
  const plan = { RestoreTestingPlanName: `${expected.prefix.replaceAll('-', '_')}_restores` };
  if (!expected.backup.restoreTesting) {
    await assert.rejects(backup.send(new GetRestoreTestingPlanCommand(plan)), {
      name: 'ResourceNotFoundException',
    });
    return;
  }
  const { RestoreTestingPlan } = await backup.send(new GetRestoreTestingPlanCommand(plan));
  const vaults = RestoreTestingPlan?.RecoveryPointSelection?.IncludeVaults ?? [];
  expectEqual(
    'vaults that restores are tried from',
    vaults.map((arn) => arn.split(':').at(-1)),
    [vaultName(expected)],
  );
  for (const [RestoreTestingSelectionName, type] of Object.entries({
    database: 'RDS',
    documents: 'S3',
    backups: 'S3',
  })) {
    const { RestoreTestingSelection } = await backup.send(
      new GetRestoreTestingSelectionCommand({ ...plan, RestoreTestingSelectionName }),
    );
    expectAttributes(`the trial of ${RestoreTestingSelectionName}`, RestoreTestingSelection ?? {}, {
      ProtectedResourceType: type,
      IamRoleArn: `arn:aws:iam::${ACCOUNT_ID}:role/${expected.prefix}-restore`,
    });
  }
}
