import { BackupVault } from '@cdktf/provider-aws/lib/backup-vault';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';
import type { BackupSettings } from './settings';

export interface VaultProps {
  /**
   * Name of the vault, at most 50 characters. Changing it replaces the vault, which AWS refuses while it is
   * full.
   */
  readonly vaultName: string;
  readonly vaultLock: BackupSettings['vaultLock'];
  /**
   * Encrypts recovery points of S3 and EFS; RDS snapshots keep the database's key. Changing it replaces the
   * vault.
   */
  readonly keyArn: string;
  /** Refuse every plan that would destroy the vault. */
  readonly preventDestroy: boolean;
}

/**
 * Backup vault whose recovery points nobody deletes or shortens before their time.
 *
 * The lock is in governance mode: without a number of days after which it could never be changed again,
 * whoever has the IAM permission can lift it. The policy denies deletion to everybody, administrators
 * included; AWS Backup itself still deletes at the end of the retention. Deleting early therefore takes two
 * recorded steps: changing the policy, then deleting. Destroying an empty vault needs neither, a full one is
 * never destroyed.
 *
 * @see AWS Backup Developer Guide, "AWS Backup Vault Lock" and "Vault access policies"
 */
export class Vault extends Construct {
  /** Name of the vault, known only once it is locked: a backup made before would not be held to the lock. */
  readonly vaultName: string;
  readonly vaultArn: string;

  constructor(scope: Construct, id: string, props: VaultProps) {
    super(scope, id);
    const vault = new BackupVault(this, 'this', {
      name: props.vaultName,
      kmsKeyArn: props.keyArn,
      // Without protection the vault may go with its recovery points.
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
      policy: policyDocument({
        Sid: 'DenyEarlyDeletion',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
        // Recovery points have ARNs of many services; AWS Backup takes the wildcard as those in this vault.
        Resource: '*',
      }),
    });
    this.vaultName = lock.backupVaultName;
    this.vaultArn = vault.arn;
  }
}
