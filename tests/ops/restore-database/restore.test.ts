import { databaseSettings } from '../../../ops/restore-database/database-settings';
import { restoreDatabase } from '../../../ops/restore-database/restore';
import { awsError } from '../support/aws-answers';
import { IDENTIFIER, old, rdsWith, restored, settings } from './support';

const latest = { kind: 'latest' } as const;

describe('A restore of the database', () => {
  it('is to a new instance, with every setting that a restore does not inherit', async () => {
    const creating = { ...restored, DBInstanceStatus: 'creating' };
    const { calls, lines, context } = rdsWith([[old], [old], [old, creating], [old, restored]]);
    expect(await restoreDatabase(latest, settings, context)).toBe(restored);
    expect(calls).toEqual([
      [
        'RestoreDBInstanceToPointInTimeCommand',
        {
          SourceDBInstanceIdentifier: IDENTIFIER,
          TargetDBInstanceIdentifier: `${IDENTIFIER}-restored`,
          UseLatestRestorableTime: true,
          DBInstanceClass: 'db.t3.medium',
          Port: 5432,
          MultiAZ: true,
          PubliclyAccessible: false,
          AutoMinorVersionUpgrade: true,
          StorageType: 'gp3',
          CopyTagsToSnapshot: true,
          DeletionProtection: true,
          EnableIAMDatabaseAuthentication: true,
          DBSubnetGroupName: `${IDENTIFIER}-subnets`,
          DBParameterGroupName: `${IDENTIFIER}-pg16-1`,
          VpcSecurityGroupIds: ['sg-1'],
          CACertificateIdentifier: 'rds-ca-rsa2048-g1',
          EnableCloudwatchLogsExports: ['postgresql'],
          EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
          BackupRetentionPeriod: 14,
          PreferredBackupWindow: '07:00-08:00',
          Tags: [{ Key: 'Environment', Value: 'prod' }],
        },
      ],
      [
        'ModifyDBInstanceCommand',
        {
          DBInstanceIdentifier: `${IDENTIFIER}-restored`,
          ApplyImmediately: true,
          PreferredMaintenanceWindow: 'sun:08:30-sun:09:30',
          MaxAllocatedStorage: 500,
          MonitoringInterval: 60,
          MonitoringRoleArn: 'arn:role',
          EnablePerformanceInsights: true,
          PerformanceInsightsKMSKeyId: 'arn:key',
          PerformanceInsightsRetentionPeriod: 7,
        },
      ],
    ]);
    expect(lines).toEqual([
      `Restoring ${IDENTIFIER} as of the latest restorable time to ${IDENTIFIER}-restored.`,
      `${IDENTIFIER}-restored: not there yet`,
      `${IDENTIFIER}-restored: creating`,
      `${IDENTIFIER}-restored: available`,
      `${IDENTIFIER}-restored: available`,
    ]);
  });

  it('is as of the given time', async () => {
    const { calls, context } = rdsWith([[old], [restored]]);
    const time = new Date('2026-12-01T03:00:00Z');
    await restoreDatabase({ kind: 'time', time }, settings, context);
    expect(calls[0]?.[1]).toMatchObject({ RestoreTime: time });
    expect(calls[0]?.[1]).not.toHaveProperty('UseLatestRestorableTime');
  });

  it('of a deleted instance finds its backups by the resource id', async () => {
    const { calls, context } = rdsWith([[], [restored]]);
    await restoreDatabase(latest, settings, context);
    expect(calls[0]?.[1]).toMatchObject({ SourceDbiResourceId: 'db-OLD' });
    expect(calls[0]?.[1]).not.toHaveProperty('SourceDBInstanceIdentifier');
  });

  it('of a snapshot has the same settings', async () => {
    const { calls, context } = rdsWith([[old], [restored]]);
    await restoreDatabase({ kind: 'snapshot', name: 'awsbackup:job-1' }, settings, context);
    expect(calls[0]).toMatchObject([
      'RestoreDBInstanceFromDBSnapshotCommand',
      {
        DBSnapshotIdentifier: 'awsbackup:job-1',
        DBInstanceIdentifier: `${IDENTIFIER}-restored`,
        DBSubnetGroupName: `${IDENTIFIER}-subnets`,
        DeletionProtection: true,
      },
    ]);
  });

  it('that was begun is continued, and says how to begin another one', async () => {
    const { calls, lines, context } = rdsWith([[old, restored]]);
    await restoreDatabase(latest, settings, context);
    expect(calls.map(([name]) => name)).toEqual(['ModifyDBInstanceCommand']);
    expect(lines[0]).toMatch(
      /-restored is there, since now: continuing with it\. To restore something else, /,
    );
    expect(lines[0]).toContain(
      `aws rds delete-db-instance --db-instance-identifier ${IDENTIFIER}-restored --skip-final-snapshot`,
    );
  });

  it('ends when monitoring and Performance Insights are on', async () => {
    const incomplete = { ...restored, MonitoringInterval: 0 };
    const { context } = rdsWith([[old, restored], [incomplete], [incomplete], [restored]]);
    expect(await restoreDatabase(latest, settings, context)).toBe(restored);
  });

  it('leaves out what is switched off', async () => {
    const off = {
      ...settings,
      max_allocated_storage: 0,
      monitoring_interval: 0,
      performance_insights_enabled: false,
    };
    const plain = { ...restored, MonitoringInterval: 0, PerformanceInsightsEnabled: false };
    const { calls, context } = rdsWith([[old, plain]]);
    await restoreDatabase(latest, off, context);
    expect(calls[0]?.[1]).toEqual({
      DBInstanceIdentifier: `${IDENTIFIER}-restored`,
      ApplyImmediately: true,
      PreferredMaintenanceWindow: 'sun:08:30-sun:09:30',
      MonitoringInterval: 0,
      EnablePerformanceInsights: false,
    });
  });

  it('is refused while the state is about another instance', async () => {
    const { calls, context } = rdsWith([[{ ...old, DbiResourceId: 'db-NEW' }]]);
    await expect(restoreDatabase(latest, settings, context)).rejects.toThrow(
      `${IDENTIFIER} is db-NEW, but the state manages db-OLD: an earlier restore was switched and not imported.\n` +
        'Run the Terraform commands of docs/runbooks/data.md, "Restore the database", first.',
    );
    expect(calls).toEqual([]);
  });

  it.each(['incompatible-restore', 'storage-full'])('that ends as %s is not awaited', async (status) => {
    const { context } = rdsWith([[old], [{ ...restored, DBInstanceStatus: status }]]);
    await expect(restoreDatabase(latest, settings, context)).rejects.toThrow(
      `${IDENTIFIER}-restored is ${status}: it does not become available by itself.\n` +
        `aws rds describe-events --source-type db-instance --source-identifier ${IDENTIFIER}-restored says why.`,
    );
  });

  it('that takes too long can be awaited again', async () => {
    const { context } = rdsWith([[old], [{ ...restored, DBInstanceStatus: 'backing-up' }]]);
    await expect(restoreDatabase(latest, settings, context)).rejects.toThrow(
      `${IDENTIFIER}-restored is still backing-up. Run the command again: it continues to wait.`,
    );
  });

  it('that RDS refuses says why', async () => {
    const refusal = awsError('InvalidParameterValue', 'cannot be restored to a time later than now.');
    const { context } = rdsWith([[old]], refusal);
    await expect(restoreDatabase(latest, settings, context)).rejects.toThrow(
      `RDS does not restore ${IDENTIFIER} as of the latest restorable time: cannot be restored to a time later than ` +
        'now. (InvalidParameterValue)',
    );
  });

  it('without credentials says so', async () => {
    const { context } = rdsWith([[old]], awsError('ExpiredToken'));
    await expect(restoreDatabase(latest, settings, context)).rejects.toThrow('credentials that have expired');
  });

  it('does not hide a defect', async () => {
    const { context } = rdsWith([[old]], new TypeError('a defect'));
    await expect(restoreDatabase(latest, settings, context)).rejects.toThrow(TypeError);
  });
});

describe('The settings of the database', () => {
  const stateOf = (...resources: readonly { address: string; values: Record<string, unknown> }[]) => ({
    values: {
      outputs: {},
      root_module: { resources: resources.map((it) => ({ ...it, type: 'aws_db_instance' })) },
    },
  });

  it("are the state's", () => {
    const state = stateOf({ address: 'aws_db_instance.database', values: { ...settings, id: 'db-OLD' } });
    expect(databaseSettings('bmo-learning-prod-foundation', state)).toEqual(settings);
  });

  it('are missing after `terraform state rm`', () => {
    expect(() => databaseSettings('bmo-learning-prod-foundation', stateOf())).toThrow(
      'The state of bmo-learning-prod-foundation has no aws_db_instance.database, from which the settings of the restored ' +
        'instance are taken.\nAfter `terraform state rm`, run the `terraform import` that docs/runbooks/data.md has below ' +
        '"Restore the database".',
    );
  });
});
