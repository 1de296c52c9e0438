import { budgetSettings } from '../../modules/budgets/settings';

describe('the settings of costs', () => {
  it('require an amount only; billing alarm and anomaly detection are off by default', () => {
    expect(budgetSettings.parse({ monthlyUsd: 695 })).toEqual({
      monthlyUsd: 695,
      billingAlarm: { enabled: false },
      anomalyDetection: { enabled: false },
    });
  });

  it.each([
    ['billingAlarm', { enabled: true }],
    ['billingAlarm', { enabled: true, thresholdUsd: 0 }],
    ['billingAlarm', { enabled: false, thresholdUsd: 900 }],
    ['anomalyDetection', { enabled: true }],
    ['anomalyDetection', { enabled: true, minimumUsd: 1_000_001 }],
    ['anomalyDetection', true],
  ])('reject %s %j', (setting, value) => {
    expect(budgetSettings.safeParse({ monthlyUsd: 695, [setting]: value }).success).toBe(false);
  });
});
