import { backupAlarms } from '../../modules/backup/alarms';
import { alarm } from '../alarms/support/catalogue';

describe('the alarms of backups', () => {
  it('are separate per resource type, so that one failure is not hidden by other backups', () => {
    const alarms = backupAlarms({ vaultName: 'vault', resourceTypes: ['RDS', 'S3', 'EFS'] });
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
