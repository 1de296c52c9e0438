import { type AlarmDefinition, AT_ONCE } from '../alarms/alarm-definition';
import type { Metric, MetricMath } from '../shared/metric';

/**
 * Metrics of the jobs of one vault.
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
    /** Completed backups of one resource type, such as `RDS`. */
    completed: (resourceType: string): Metric =>
      jobs('NumberOfBackupJobsCompleted', `Backups of ${resourceType}`, { ResourceType: resourceType }),
  };
}

export interface BackupVault {
  readonly vaultName: string;
  /** Resource types of AWS Backup that are backed up every day: RDS, S3, EFS. */
  readonly resourceTypes: readonly string[];
}

/**
 * Hours without a completed backup: a day, and two hours by which start and end vary. Counted in hours, because a
 * period of one day could begin between two backups.
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
    // A job that did not run publishes no value.
    missingData: 'breaching',
    meaning: `No backup of ${type} has been completed for ${HOURS} hours.`,
    runbook: 'backup-missing',
    impact: 'data',
  });
  const failed = {
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    ...AT_ONCE,
    impact: 'none',
  } as const;
  return [
    {
      name: 'backup-failed',
      measure: unsuccessful,
      ...failed,
      missingData: 'notBreaching',
      meaning: 'A backup failed or did not start in time. The next attempt is tomorrow.',
      runbook: 'backup-failed',
    },
    {
      name: 'backup-restore-failed',
      measure: failedRestores,
      ...failed,
      missingData: 'notBreaching',
      meaning: 'A restore failed, either a restore test or a real one: the backup may be unusable.',
      runbook: 'backup-restore-failed',
    },
    ...resourceTypes.map(missing),
  ];
}
