import { Construct } from 'constructs';
import { DataKey } from '../kms/data-key';
import { assertSettings } from '../shared/validation';
import { type BackupSettings, vaultLockSettings } from './settings';
import { Vault } from './vault';

export interface CopyDestinationProps {
  /** Prefix of the names: the vault is `<name>-copies`. Changing it replaces the vault. */
  readonly name: string;
  /** 12-digit id of the account that the copies are in. */
  readonly accountId: string;
  /** Region that the copies are in. */
  readonly region: string;
  /** 12-digit id of the account whose backups are copied; may be the same one. */
  readonly sourceAccountId: string;
  /** Limits for the retention of copies; a copy has the retention of its source. */
  readonly vaultLock: BackupSettings['vaultLock'];
  /** Whether Terraform rejects every plan that would destroy vault or key. */
  readonly preventDestroy: boolean;
}

/**
 * What copies of recovery points need in another region or account: a locked vault with a customer key of its own,
 * which only the source account may copy into. `backup.copyTo` of the source names the vault.
 *
 * In another account, both accounts must belong to one AWS Organization in which cross-account backup is switched on.
 *
 * @see AWS Backup Developer Guide, "Creating backup copies across AWS accounts", "Creating backup copies across AWS
 * Regions" and "Encryption for backups in AWS Backup"
 */
export class CopyDestination extends Construct {
  /** ARN of the vault: the value of `backup.copyTo.vaultArn`. */
  readonly vaultArn: string;

  constructor(scope: Construct, id: string, props: CopyDestinationProps) {
    super(scope, id);
    assertSettings(vaultLockSettings, props.vaultLock, this.node.path);
    const { name, accountId, region, preventDestroy } = props;
    const { keyArn } = new DataKey(this, 'key', {
      name,
      dataClass: 'copies',
      description: 'Copies of recovery points',
      accountId,
      region,
      // RDS encrypts copies of its snapshots itself.
      viaServices: ['backup', 'backup-storage', 'rds'],
      preventDestroy,
    });
    this.vaultArn = new Vault(this, 'vault', {
      vaultName: `${name}-copies`,
      vaultLock: props.vaultLock,
      keyArn,
      copiesFrom: props.sourceAccountId,
      preventDestroy,
    }).vaultArn;
  }
}
