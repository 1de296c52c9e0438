import { CopyDestination } from '../../modules/backup/copy-destination';
import { vaultLockSettings } from '../../modules/backup/settings';
import { formatted, isOn } from '../../modules/shared/schema';
import { ACCOUNT_ID, accountIdInput, nameInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';

/** Copies may be in any region, also where the platform itself cannot be. */
const REGION = formatted(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region name such as us-west-2');

/** Destination of `backup.copyTo`, for a root in another region or account. */
export const backupCopies: ModuleDefinition = {
  name: 'backup-copies',
  summary:
    'A locked vault with a key of its own, in another region or account, for copies of recovery points.',
  build: (module, environment) => {
    const { inputs } = module;
    const { vaultArn } = new CopyDestination(module, 'copies', {
      name: nameInput(inputs, environment, 'copies'),
      accountId: accountIdInput(inputs),
      region: inputs.text('region', 'Region of the provider.', { format: REGION }),
      sourceAccountId: inputs.text('source_account_id', 'Id of the AWS account whose backups are copied.', {
        format: ACCOUNT_ID,
      }),
      vaultLock: inputs.settings(vaultLockSettings, environment.backup.vaultLock, { prefix: 'vault_lock' }),
      preventDestroy: isOn(environment.deletionProtection),
    });
    module.output('vault_arn', 'ARN of the vault: the value of backup.copyTo.vaultArn.', vaultArn);
  },
};
