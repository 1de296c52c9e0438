import { targetAlarms } from '../../modules/alb/alarms';
import type { MetricMath } from '../../modules/shared/metric';
import { alarm, standard } from '../alarms/support/catalogue';
import { evaluate } from '../alarms/support/evaluate';

describe('the alarms of the load balancer', () => {
  it('fire for a percentage of errors, and not below a minimum number of requests', () => {
    expect(alarm('alb-errors')).toMatchObject({
      measure: {
        expression:
          'IF(FILL(requests, 0) + FILL(own, 0) >= 20, ' +
          '100 * (FILL(own, 0) + FILL(targets, 0)) / (FILL(requests, 0) + FILL(own, 0)), 0)',
        metrics: {
          requests: { name: 'RequestCount', dimensions: { LoadBalancer: 'app/bmo-learning-prod-alb/1' } },
          own: { name: 'HTTPCode_ELB_5XX_Count' },
          targets: { name: 'HTTPCode_Target_5XX_Count' },
        },
      },
      threshold: 5,
      missingData: 'notBreaching',
    });
  });

  it.each([
    ['alb-errors', 'five failing requests a minute', { own: 25 }],
    ['alb-errors', 'six of a hundred requests', { requests: 100, targets: 6 }],
    ['alb-outage', 'one failing request in three minutes', { requests: 5, targets: 5 }],
    ['alb-outage', 'requests without a target', { own: 5 }],
  ])('fire (%s) for %s', (name, _what, values) => {
    const { measure, threshold } = alarm(name);
    expect(evaluate(measure as MetricMath, values)).toBeGreaterThan(threshold);
  });

  it.each([
    ['alb-errors', 'one failing request at night', { requests: 1, targets: 1 }],
    ['alb-errors', 'no requests', {}],
    ['alb-outage', 'four failing requests in 15 minutes', { requests: 4, targets: 4 }],
    ['alb-outage', 'every second request', { requests: 10, targets: 5 }],
  ])('do not fire (%s) for %s', (name, _what, values) => {
    const { measure, threshold } = alarm(name);
    expect(evaluate(measure as MetricMath, values)).toBeLessThanOrEqual(threshold);
  });

  it('allow the AI service a higher latency, for its language model', () => {
    const target = { loadBalancerArnSuffix: 'app/alb/1', targetGroupArnSuffix: 'targetgroup/ai/1' };
    const ai = targetAlarms({ service: 'ai', ...target }, standard.loadBalancer);
    expect(alarm('ai-latency', ai).threshold).toBe(60);
    expect(alarm('rails-latency').threshold).toBe(2);
    expect(alarm('ai-latency', ai).measure).toMatchObject({
      expression: 'IF(requests >= 20, latency, 0)',
      metrics: { latency: { name: 'TargetResponseTime', statistic: 'p95' } },
    });
  });
});
