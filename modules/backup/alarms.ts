import {
  ALWAYS_PUBLISHED,
  type AlarmDefinition,
  AT_ONCE,
  PUBLISHED_ON_OCCURRENCE,
} from '../alarms/alarm-definition';
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
    expression: 'FILL(failed, 0) + FILL(expired, 0)',
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
  /** Database that is created with the vault: its metrics say how long there has been something to back up. */
  readonly dbInstanceIdentifier: string;
}

/**
 * Hours without a completed backup: a day, and two hours by which start and end vary. Counted in hours, because a
 * period of one day could begin between two backups.
 */
const HOURS = 26;

/** Name of the alarm that holds back the pages of missing backups. */
const NOT_DUE = 'backup-not-due';

/**
 * In ALARM until the database has had metrics for as many hours as a backup may be missing. It has to be OK for a
 * missing backup to page: AWS has no metric of a vault before its first job, and Terraform knows no time without a
 * difference in every plan.
 */
const notDue = (dbInstanceIdentifier: string): AlarmDefinition => ({
  name: NOT_DUE,
  measure: {
    namespace: 'AWS/RDS',
    name: 'CPUUtilization',
    dimensions: { DBInstanceIdentifier: dbInstanceIdentifier },
    statistic: 'SampleCount',
    periodSeconds: 3600,
    label: 'Values of the CPU of the database',
  },
  comparison: 'LessThanThreshold',
  threshold: 1,
  evaluationPeriods: HOURS,
  datapointsToAlarm: 1,
  missingData: 'breaching',
  published: { ...ALWAYS_PUBLISHED, new: 'no value' },
  meaning:
    `The database is younger than ${HOURS} hours, or had no metrics in one of them: missing backups do not page. This ` +
    'alarm is no fault.',
  runbook: 'backup-missing',
  impact: 'none',
});

/** Alarms of the jobs of one vault. */
export function backupAlarms({
  vaultName,
  resourceTypes,
  dbInstanceIdentifier,
}: BackupVault): readonly AlarmDefinition[] {
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
    published: { gone: 'no value', idle: 'OK', new: 'no value' },
    meaning: `No backup of ${type} has been completed for ${HOURS} hours.`,
    runbook: 'backup-missing',
    impact: 'data',
    pagesWhileOk: NOT_DUE,
  });
  const failed = {
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    ...AT_ONCE,
    missingData: 'notBreaching',
    published: PUBLISHED_ON_OCCURRENCE,
    impact: 'none',
  } as const;
  return [
    {
      name: 'backup-failed',
      measure: unsuccessful,
      ...failed,
      meaning: 'A backup failed or did not start in time. The next attempt is tomorrow.',
      runbook: 'backup-failed',
    },
    {
      name: 'backup-restore-failed',
      measure: failedRestores,
      ...failed,
      meaning: 'A restore failed, either a restore test or a real one: the backup may be unusable.',
      runbook: 'backup-restore-failed',
    },
    ...resourceTypes.map(missing),
    notDue(dbInstanceIdentifier),
  ];
}
