import { prod } from '../../../environments/prod';
import { staging } from '../../../environments/staging';
import { changed, problemsIn, problemsInProd } from '../support/problems-of';

describe('Archived logs', () => {
  test('outlive CloudWatch Logs', () => {
    expect(problemsInProd({ 'logs.archive': { enabled: true, keepDays: 31 } })).toEqual([]);
    expect(problemsInProd({ 'logs.archive': { enabled: true, keepDays: 30 } })).toEqual([
      {
        at: 'prod: logs.archive.keepDays',
        got: '30, and 30 days in CloudWatch Logs',
        allowed: 'from 31 to 3653, longer than logs.retentionDays',
        fix: 'Raise keepDays, or set archive to { enabled: false }.',
      },
    ]);
  });
});

describe('Thresholds of alarms', () => {
  test('are above what autoscaling holds', () => {
    const problems = problemsInProd({ alarms: { services: { cpuPercent: 60 } } });
    expect(problems).toEqual(
      ['ai', 'rails'].map((name) => ({
        at: 'prod: alarms.services.cpuPercent',
        got: `60, and autoscaling of ${name} holds 60`,
        allowed: `from 61 to 100, above services.${name}.autoscaling.cpuPercent`,
        fix: 'Raise alarms.services.cpuPercent, or let autoscaling hold less.',
      })),
    );
  });

  test('are within what the metric can be', () => {
    expect(problemsInProd({ alarms: { database: { cpuPercent: 101 } } })).toMatchObject([
      { at: 'prod: alarms.database.cpuPercent', got: '101' },
    ]);
  });
});

describe('The billing alarm', () => {
  test('is in one environment: it counts the whole account', () => {
    const billingAlarm = { enabled: true, thresholdUsd: 900 };
    const inputs = { prod, staging: changed(staging, { 'budget.billingAlarm': billingAlarm }) };
    expect(problemsIn(inputs)).toEqual([
      {
        at: 'staging: budget.billingAlarm',
        got: 'an alarm on the charges of the account, like that of prod',
        allowed: 'one environment with a billing alarm',
        fix:
          'Set it to { enabled: false } in all but one, unless they are in accounts of their own: then load ' +
          'them apart.',
      },
    ]);
  });
});
