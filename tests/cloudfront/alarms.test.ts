import type { MetricMath } from '../../modules/shared/metric';
import { alarm } from '../alarms/support/catalogue';
import { evaluate } from '../alarms/support/evaluate';

describe('the alarms of CloudFront', () => {
  it('watch the whole distribution', () => {
    expect(alarm('cloudfront-errors').measure).toMatchObject({
      metrics: {
        errors: { name: '5xxErrorRate', dimensions: { DistributionId: 'E2QWRUHAPOMQZL', Region: 'Global' } },
      },
    });
  });

  it.each([
    ['cloudfront-errors', 'a share of errors', { requests: 100, errors: 6 }, true],
    ['cloudfront-errors', 'one failing request at night', { requests: 1, errors: 100 }, false],
    ['cloudfront-outage', 'five failing requests in 15 minutes', { requests: 5, errors: 100 }, true],
    ['cloudfront-outage', 'every second request', { requests: 10, errors: 50 }, false],
  ])('fire (%s) for %s: %j, %s', (name, _what, values, fires) => {
    const { measure, threshold, impact } = alarm(name);
    expect((evaluate(measure as MetricMath, values) ?? 0) > threshold).toBe(fires);
    expect(impact).toBe('users');
  });
});
