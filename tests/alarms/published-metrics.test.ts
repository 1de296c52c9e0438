import type { Metric } from '../../modules/shared/metric';
import { unpublished } from './published-metrics';

describe('the table of published metrics', () => {
  const cpu: Metric = {
    namespace: 'AWS/RDS',
    name: 'CPUUtilization',
    dimensions: { DBInstanceIdentifier: 'database' },
    statistic: 'Average',
    periodSeconds: 300,
    label: 'CPU',
  };

  it.each([
    [{ namespace: 'AWS/Rds' }, /^AWS\/Rds is not among AWS\/ApplicationELB, /],
    [{ name: 'CPUUtilisation' }, /"Amazon CloudWatch metrics for Amazon RDS" has no CPUUtilisation$/],
    [
      { dimensions: { DBInstanceIdentifier: 'database', Region: 'us-east-2' } },
      /^AWS\/RDS CPUUtilization is published with DBInstanceIdentifier, not with DBInstanceIdentifier, Region$/,
    ],
  ])('rejects %j', (wrong, message) => {
    expect(unpublished({ ...cpu, ...wrong } as Metric)).toMatch(message);
    expect(unpublished(cpu)).toBeUndefined();
  });
});
