import { databaseAlarms } from '../../modules/rds/alarms';
import { alarm, database, standard } from '../alarms/support/catalogue';

describe('the alarms of the database', () => {
  it('page when AWS publishes nothing about it any more, and not before it has published anything', () => {
    expect(alarm('database-no-data')).toMatchObject({
      measure: { name: 'CPUUtilization', statistic: 'SampleCount' },
      comparison: 'LessThanThreshold',
      threshold: 1,
      missingData: 'breaching',
      impact: 'users',
      pagesWhileOk: 'database-known',
    });
    // OK from the first value on, also without values.
    expect(alarm('database-known')).toMatchObject({
      measure: { name: 'CPUUtilization', statistic: 'SampleCount' },
      comparison: 'LessThanThreshold',
      threshold: 1,
      missingData: 'ignore',
      impact: 'none',
    });
  });

  it('calculate thresholds from connections, storage and memory of the instance', () => {
    expect(alarm('database-connections').threshold).toBe(304);
    expect(alarm('database-free-storage').threshold).toBe(8 * 1024 ** 3);
    expect(alarm('database-freeable-memory').threshold).toBe(Math.floor(0.4 * 1024 ** 3));
  });

  it('estimate the days until the volume is full from four values in a row', () => {
    expect(alarm('database-storage-days-left')).toMatchObject({
      measure: {
        expression: 'IF(RATE(free) < 0, free / (0 - RATE(free)) / 86400, 3650)',
        periodSeconds: 21_600,
      },
      comparison: 'LessThanThreshold',
      threshold: 7,
      evaluationPeriods: 4,
      datapointsToAlarm: 4,
    });
  });

  it('watch CPU credits of burstable classes only', () => {
    const credits = (instanceClass: string) =>
      databaseAlarms({ ...database, instanceClass }, standard.database)
        .map(({ name }) => name)
        .filter((name) => name.includes('credits'));
    expect(credits('db.t4g.micro')).toEqual(['database-cpu-credits']);
    expect(credits('db.m7g.large')).toEqual([]);
  });
});
