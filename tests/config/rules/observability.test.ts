import { problemsInProd } from '../support/problems-of';

describe('Archived logs', () => {
  test('are kept longer than in CloudWatch Logs', () => {
    expect(problemsInProd({ 'logs.archive': { enabled: true, keepDays: 31 } })).toEqual([]);
    expect(problemsInProd({ 'logs.archive': { enabled: true, keepDays: 30 } })).toEqual([
      {
        at: 'prod: logs.archive.keepDays',
        got: '30 days, with 30 days in CloudWatch Logs',
        allowed: 'from 31 to 3653, longer than logs.retentionDays',
        fix: 'Raise keepDays, or set archive to { enabled: false }.',
      },
    ]);
  });
});

describe('Thresholds of alarms', () => {
  test('are above the target of autoscaling', () => {
    const problems = problemsInProd({ alarms: { services: { cpuPercent: 60 } } });
    expect(problems).toEqual(
      ['ai', 'rails'].map((name) => ({
        at: 'prod: alarms.services.cpuPercent',
        got: `60, with an autoscaling target of 60 for ${name}`,
        allowed: `from 61 to 100, above services.${name}.autoscaling.cpuPercent`,
        fix: 'Raise alarms.services.cpuPercent, or lower the target of autoscaling.',
      })),
    );
  });

  test('are within the range of the metric', () => {
    expect(problemsInProd({ alarms: { database: { cpuPercent: 101 } } })).toMatchObject([
      { at: 'prod: alarms.database.cpuPercent', got: '101' },
    ]);
  });
});

describe('Logs', () => {
  test('flow logs in S3 are kept for any number of days', () => {
    expect(problemsInProd({ 'network.flowLogs': { destination: 's3', retentionDays: 91 } })).toEqual([]);
  });

  test('flow logs in CloudWatch Logs are kept for one of its retention periods', () => {
    expect(
      problemsInProd({ 'network.flowLogs': { destination: 'cloud-watch-logs', retentionDays: 91 } }),
    ).toEqual([
      {
        at: 'prod: network.flowLogs.retentionDays',
        got: '91 days in CloudWatch Logs',
        allowed:
          '1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, ' +
          '3288, 3653',
        fix: "Choose one of these, or set destination to 's3'.",
      },
    ]);
  });

  test('container logs are kept for one of the retention periods of CloudWatch Logs', () => {
    expect(problemsInProd({ 'logs.retentionDays': 31 }).map(({ at, got }) => [at, got])).toEqual([
      ['prod: logs.retentionDays', '31'],
    ]);
  });
});
