import { type AlarmDefinition, AT_ONCE } from '../alarms/alarm-definition';
import type { Metric, MetricMath } from '../shared/metric';

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

export interface BackupVault {
  readonly vaultName: string;
  /** Kinds of resources that are backed up every day, in the words of AWS Backup: RDS, S3, EFS. */
  readonly resourceTypes: readonly string[];
}

/**
 * Hours without a backup that are too many: a day, and as much as its start and its end move from one day to the
 * next. Hours, because a window of one day may begin between two backups.
 */
const HOURS = 26;

/** Alarms of the jobs of one vault. */
export function backupAlarms({ vaultName, resourceTypes }: BackupVault): readonly AlarmDefinition[] {
  const { unsuccessful, failedRestores, completed } = backupMetrics({ vaultName });
  const missing = (type: string): AlarmDefinition => ({
    name: `backup-missing-${type.toLowerCase()}`,
    measure: completed(type),
    comparison: 'LessThanThreshold',
    threshold: 1,
    evaluationPeriods: HOURS,
    datapointsToAlarm: HOURS,
    // A job that never ran publishes nothing.
    missingData: 'breaching',
    meaning: `No backup of ${type} has been completed for ${HOURS} hours.`,
    runbook: 'backup-missing',
    concerns: 'data',
  });
  const failed = {
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    ...AT_ONCE,
    concerns: 'neither',
  } as const;
  return [
    {
      name: 'backup-failed',
      measure: unsuccessful,
      ...failed,
      missingData: 'notBreaching',
      meaning: 'A backup failed, or did not start in time. The next attempt is tomorrow.',
      runbook: 'backup-failed',
    },
    {
      name: 'backup-restore-failed',
      measure: failedRestores,
      ...failed,
      missingData: 'notBreaching',
      meaning: 'A restore failed, on trial or in earnest: a backup that cannot be restored is none.',
      runbook: 'backup-restore-failed',
    },
    ...resourceTypes.map(missing),
  ];
}
