import { CopyDestination } from '../../modules/backup/copy-destination';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const synthesized = synthesizeConstruct(
  (stack) =>
    new CopyDestination(stack, 'copies', {
      name: 'bmo-learning-prod',
      accountId: '210987654321',
      region: 'us-west-2',
      sourceAccountId: '123456789012',
      vaultLock: { minRetentionDays: 7, maxRetentionDays: 366 },
      preventDestroy: true,
    }),
);

describe('the destination of copies', () => {
  it('is a locked vault with a customer key of its own, both protected', () => {
    expect(synthesized.at('aws_backup_vault.copies_vault')).toEqual({
      name: 'bmo-learning-prod-copies',
      kms_key_arn: '${aws_kms_key.copies_key.arn}',
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(synthesized.at('aws_backup_vault_lock_configuration.copies_vault_lock')).toMatchObject({
      min_retention_days: 7,
      max_retention_days: 366,
    });
    expect(synthesized.at('aws_kms_key.copies_key')['lifecycle']).toEqual({ prevent_destroy: true });
  });

  it('admits copies of the source account only, and lets nobody delete them', () => {
    const { policy } = synthesized.at('aws_backup_vault_policy.copies_vault_policy');
    expect(JSON.parse(policy).Statement).toMatchObject([
      { Effect: 'Deny', Principal: { AWS: '*' } },
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'backup:CopyIntoBackupVault',
      },
    ]);
  });

  itIsReusable((stack, id, { text, number }) => {
    return new CopyDestination(stack, id, {
      name: text('name'),
      accountId: text('account_id'),
      region: text('region'),
      sourceAccountId: text('source_account_id'),
      vaultLock: { minRetentionDays: number('min_days'), maxRetentionDays: number('max_days') },
      preventDestroy: true,
    });
  });

  it('rejects a lock that AWS Backup rejects, with the path of the construct', () => {
    expect(() =>
      synthesizeConstruct(
        (stack) =>
          new CopyDestination(stack, 'copies', {
            name: 'bmo-learning-prod',
            accountId: '210987654321',
            region: 'us-west-2',
            sourceAccountId: '123456789012',
            vaultLock: { minRetentionDays: 0, maxRetentionDays: 366 },
            preventDestroy: true,
          }),
      ),
    ).toThrow(/1 problem in the settings of [\w-]+\/copies:[\s\S]*minRetentionDays/);
  });
});
