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
      value: '${aws_backup_vault.copies.arn}',
    });
  });

  it('is a locked vault with a customer key of its own, both protected', () => {
    expect(synthesized.at('aws_backup_vault.copies')).toMatchObject({
      name: '${var.name}-copies',
      kms_key_arn: '${aws_kms_key.copies-key.arn}',
      lifecycle: { prevent_destroy: true },
    });
    expect(synthesized.at('aws_kms_key.copies-key')['lifecycle']).toEqual({ prevent_destroy: true });
    expect(synthesized.addresses()).toContain('aws_backup_vault_lock_configuration.copies_lock');
  });

  it('admits copies of the account that the caller names only, and lets nobody delete them', () => {
    const { policy } = synthesized.at('aws_backup_vault_policy.copies_policy');
    expect(JSON.parse(policy).Statement).toMatchObject([
      { Effect: 'Deny', Principal: { AWS: '*' } },
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::${var.source_account_id}:root' },
        Action: 'backup:CopyIntoBackupVault',
      },
    ]);
  });
});
