import { targetAlarms } from '../../modules/alb/alarms';
import { alarm, standard } from '../alarms/support/catalogue';

describe('the alarms of the load balancer', () => {
  it('fire for a percentage of errors, and not below a minimum number of requests', () => {
    expect(alarm('alb-errors')).toMatchObject({
      measure: {
        expression: 'IF(requests + own >= 20, 100 * (own + targets) / (requests + own), 0)',
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
