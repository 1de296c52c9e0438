import { BackupVault } from '@cdktf/provider-aws/lib/backup-vault';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../shared/policy-document';
import type { BackupSettings } from './settings';

export interface VaultProps {
  /**
   * Name of the vault, at most 50 characters. Changing it replaces the vault, which AWS refuses while it holds
   * recovery points.
   */
  readonly vaultName: string;
  readonly vaultLock: BackupSettings['vaultLock'];
  /**
   * Encrypts recovery points of S3 and EFS; RDS snapshots keep the database's key. Changing it replaces the
   * vault.
   */
  readonly keyArn: string;
  /** 12-digit id of the account that may copy recovery points into the vault. @default none but this account's roles */
  readonly copiesFrom?: string;
  /** Whether Terraform rejects every plan that would destroy the vault. */
  readonly preventDestroy: boolean;
}

/**
 * Backup vault that protects recovery points from early deletion.
 *
 * The lock is in governance mode: an IAM permission is enough to remove it. The vault policy denies deletion to
 * all principals, administrators included; AWS Backup still deletes recovery points at the end of their
 * retention. Deleting one early takes two steps that CloudTrail records: changing the policy, then deleting.
 * Destroying an empty vault needs neither step; AWS refuses to delete a vault that holds recovery points.
 *
 * @see AWS Backup Developer Guide, "AWS Backup Vault Lock" and "Vault access policies"
 */
export class Vault extends Construct {
  /** Name of the vault, known after it is locked: the lock does not apply to earlier recovery points. */
  readonly vaultName: string;
  readonly vaultArn: string;

  constructor(scope: Construct, id: string, props: VaultProps) {
    super(scope, id);
    const vault = new BackupVault(this, 'this', {
      name: props.vaultName,
      kmsKeyArn: props.keyArn,
      // Without protection, destroying the vault deletes its recovery points.
      forceDestroy: !props.preventDestroy,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const lock = new BackupVaultLockConfiguration(this, 'lock', {
      backupVaultName: vault.name,
      minRetentionDays: props.vaultLock.minRetentionDays,
      maxRetentionDays: props.vaultLock.maxRetentionDays,
    });
    new BackupVaultPolicy(this, 'policy', {
      backupVaultName: vault.name,
      policy: policyDocument(
        {
          Sid: 'DenyEarlyDeletion',
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
          // Recovery points have ARNs of many services; in a vault policy, the wildcard means those in this vault.
          Resource: '*',
        },
        ...(props.copiesFrom === undefined ? [] : [copyStatement(props.copiesFrom)]),
      ),
    });
    this.vaultName = lock.backupVaultName;
    this.vaultArn = vault.arn;
  }
}

const copyStatement = (accountId: string): PolicyStatement => ({
  Sid: 'CopyIntoVault',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${accountId}:root` },
  Action: 'backup:CopyIntoBackupVault',
  Resource: '*',
});
