import { alarm } from '../alarms/support/catalogue';

describe('the alarms of a service', () => {
  it('fire when no task runs, although Container Insights then publishes nothing, and page', () => {
    expect(alarm('rails-no-tasks')).toMatchObject({
      measure: {
        name: 'RunningTaskCount',
        dimensions: { ClusterName: 'bmo-learning-prod', ServiceName: 'bmo-learning-prod-rails' },
        periodSeconds: 60,
      },
      comparison: 'LessThanThreshold',
      threshold: 1,
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      missingData: 'breaching',
      impact: 'users',
    });
  });

  it('fire without paging when fewer tasks run than desired', () => {
    expect(alarm('rails-missing-tasks')).toMatchObject({
      measure: { expression: 'desired - running' },
      comparison: 'GreaterThanThreshold',
      threshold: 0,
      missingData: 'breaching',
      impact: 'none',
    });
  });
});
