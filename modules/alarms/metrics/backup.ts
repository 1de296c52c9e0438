import type { Metric, MetricMath } from '../../shared/metric';

/**
 * What became of the jobs of one vault.
 * @see AWS Backup Developer Guide, "AWS Backup metrics with Amazon CloudWatch"
 */
export function backupMetrics({ vaultName }: { readonly vaultName: string }) {
  const jobs = (name: string, label: string, more: Readonly<Record<string, string>> = {}): Metric => ({
    namespace: 'AWS/Backup',
    name,
    dimensions: { BackupVaultName: vaultName, ...more },
    statistic: 'Sum',
    periodSeconds: 3600,
    label,
  });
  const failed = jobs('NumberOfBackupJobsFailed', 'Failed backups');
  const expired = jobs('NumberOfBackupJobsExpired', 'Backups that never started');
  const unsuccessful: MetricMath = {
    expression: 'failed + expired',
    metrics: { failed, expired },
    periodSeconds: 3600,
    label: 'Backups without a result',
  };
  return {
    failed,
    expired,
    unsuccessful,
    failedRestores: jobs('NumberOfRestoreJobsFailed', 'Failed restores'),
    /** Of one kind of resource, such as `RDS`. */
    completed: (resourceType: string): Metric =>
      jobs('NumberOfBackupJobsCompleted', `Backups of ${resourceType}`, { ResourceType: resourceType }),
  };
}
