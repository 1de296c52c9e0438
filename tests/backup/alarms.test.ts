import { backupAlarms } from '../../modules/backup/alarms';
import { alarm } from '../alarms/support/catalogue';

describe('the alarms of backups', () => {
  const alarms = backupAlarms({
    vaultName: 'vault',
    resourceTypes: ['RDS', 'S3', 'EFS'],
    dbInstanceIdentifier: 'database',
  });

  it('page for a missing backup only when the database has had metrics for as long as one may be missing', () => {
    const gate = alarm('backup-not-due', alarms);
    const { evaluationPeriods, measure, pagesWhileOk } = alarm('backup-missing-rds', alarms);
    expect(pagesWhileOk).toBe(gate.name);
    expect(gate).toMatchObject({
      measure: {
        namespace: 'AWS/RDS',
        dimensions: { DBInstanceIdentifier: 'database' },
        statistic: 'SampleCount',
        periodSeconds: measure.periodSeconds,
      },
      comparison: 'LessThanThreshold',
      threshold: 1,
      evaluationPeriods,
      datapointsToAlarm: 1,
      missingData: 'breaching',
      impact: 'none',
    });
  });

  it('are separate per resource type, so that one failure is not hidden by other backups', () => {
    expect(alarm('backup-missing-efs', alarms)).toMatchObject({
      measure: {
        name: 'NumberOfBackupJobsCompleted',
        dimensions: { BackupVaultName: 'vault', ResourceType: 'EFS' },
        periodSeconds: 3600,
      },
      evaluationPeriods: 26,
      datapointsToAlarm: 26,
      missingData: 'breaching',
    });
  });
});
