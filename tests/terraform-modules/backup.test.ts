import { backupSettings } from '../../modules/backup/settings';
import { backup } from '../../terraform-modules/definitions/backup';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const synthesized = synthesizeModule(backup);

describe('the module backup', () => {
  itTakesEverySetting({ definition: backup, schema: backupSettings, value: shipped.prod.backup });

  it.each(['daily', 'monthly'])('refuses %s recovery points that the vault refuses', (plan) => {
    expect(synthesized.refusals(`${plan}_keep_days`)).toEqual(
      expect.arrayContaining([
        `${plan}_keep_days must be at least \${var.vault_lock_min_retention_days} days, ` +
          `vault_lock_min_retention_days; got \${var.${plan}_keep_days}.`,
        `${plan}_keep_days must be at most \${var.vault_lock_max_retention_days} days, ` +
          `vault_lock_max_retention_days; got \${var.${plan}_keep_days}.`,
      ]),
    );
  });

  it('refuses cold storage that ends early', () => {
    expect(synthesized.conditions('monthly_keep_days')).toContain(
      '${var.monthly_keep_days >= var.monthly_cold_after_days + 90}',
    );
  });

  it('has no hyphens in the name of the plan of restores, whatever the caller’s name', () => {
    expect(synthesized.at('aws_backup_restore_testing_plan.backup_restore-testing')['name']).toBe(
      '${replace(var.name, "-", "_")}_restores',
    );
  });

  it('backs up the vector store where there is one', () => {
    expect(synthesized.variables()).not.toHaveProperty('file_system_arn');
    const vectorStore = { enabled: true, backUp: true } as never;
    const other = synthesizeModule(backup, { ...shipped.prod, vectorStore });
    expect(other.at('aws_backup_selection.backup_plan_named')['resources']).toContain(
      '${var.file_system_arn}',
    );
  });

  it('has one plan where the environment has one', () => {
    const staging = synthesizeModule(backup, shipped.staging);
    expect(staging.variables()).not.toHaveProperty('monthly_keep_days');
    expect(staging.addresses()).not.toContain('aws_backup_restore_testing_plan.backup_restore-testing');
  });
});
