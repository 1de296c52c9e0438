import { vaultLockSettings } from '../../modules/backup/settings';
import { backupCopies } from '../../terraform-modules/definitions/backup-copies';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const synthesized = synthesizeModule(backupCopies);

describe('the module backup-copies', () => {
  itTakesEverySetting({
    definition: backupCopies,
    schema: vaultLockSettings,
    value: shipped.prod.backup.vaultLock,
    prefix: 'vault_lock',
  });

  it('gives the ARN that the environment file takes', () => {
    expect(synthesized.outputs()['vault_arn']).toEqual({
      description: 'ARN of the vault: the value of backup.copyTo.vaultArn.',
      value: '${aws_backup_vault.copies_vault.arn}',
    });
  });

  it('admits the account that the caller names', () => {
    expect(synthesized.at('aws_backup_vault_policy.copies_vault_policy')['policy']).toContain(
      'arn:aws:iam::${var.source_account_id}:root',
    );
  });
});
