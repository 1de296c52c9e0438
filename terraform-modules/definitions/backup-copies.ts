import { vaultLockSettings } from '../../modules/backup/settings';
import { Vault } from '../../modules/backup/vault';
import { DataKey } from '../../modules/kms/data-key';
import { formatted, isOn } from '../../modules/shared/schema';
import { ACCOUNT_ID, accountIdInput, nameInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';

/** Copies may be in any region, also where the platform itself cannot be. */
const REGION = formatted(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region name such as us-west-2');

/**
 * What copies of recovery points need in another region or account: a locked vault with a key of its own, which only the
 * source account may copy into. `backup.copyTo` of the source names the vault.
 *
 * @see AWS Backup Developer Guide, "Creating backup copies across AWS accounts", "Creating backup copies across AWS
 * Regions" and "Encryption for backups in AWS Backup"
 */
export const backupCopies: ModuleDefinition = {
  name: 'backup-copies',
  summary:
    'A locked vault with a key of its own, in another region or account, for copies of recovery points.',
  build: (module, environment) => {
    const { inputs } = module;
    const name = nameInput(inputs, environment, 'copies');
    const preventDestroy = isOn(environment.deletionProtection);
    const { keyArn } = new DataKey(module, 'copies-key', {
      name,
      dataClass: 'copies',
      description: 'Copies of recovery points',
      accountId: accountIdInput(inputs),
      region: inputs.text('region', 'Region of the provider.', { format: REGION }),
      // RDS encrypts copies of its snapshots itself.
      viaServices: ['backup', 'backup-storage', 'rds'],
      preventDestroy,
    });
    const { vaultArn } = new Vault(module, 'copies', {
      vaultName: `${name}-copies`,
      vaultLock: inputs.settings(vaultLockSettings, environment.backup.vaultLock, { prefix: 'vault_lock' }),
      keyArn,
      copiesFrom: inputs.text('source_account_id', 'Id of the AWS account whose backups are copied.', {
        format: ACCOUNT_ID,
      }),
      preventDestroy,
    });
    module.output('vault_arn', 'ARN of the vault: the value of backup.copyTo.vaultArn.', vaultArn);
  },
};
