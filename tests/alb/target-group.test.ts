import { TargetGroup } from '../../modules/alb/target-group';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const group = synthesizeConstruct(
  (stack) =>
    new TargetGroup(stack, 'target', {
      targetGroupName: 'bmo-learning-prod-ai-8000',
      port: 8000,
      vpcId: 'vpc-1',
      healthCheckPath: '/health',
      healthCheck: { intervalSeconds: 60, timeoutSeconds: 50, retries: 6 },
      longestRequestSeconds: 300,
    }),
).at('aws_lb_target_group.target');

describe('a target group', () => {
  it('is for the port and the VPC', () => {
    expect(group).toMatchObject({
      name: 'bmo-learning-prod-ai-8000',
      port: 8000,
      protocol: 'HTTP',
      protocol_version: 'HTTP1',
      vpc_id: 'vpc-1',
    });
  });

  it('checks the health of its targets as it is told', () => {
    expect(group['health_check']).toEqual({
      enabled: true,
      path: '/health',
      protocol: 'HTTP',
      port: 'traffic-port',
      matcher: '200',
      interval: 60,
      timeout: 50,
      healthy_threshold: 2,
      unhealthy_threshold: 6,
    });
  });

  it('has a deregistration delay for the longest request', () => {
    expect(group['deregistration_delay']).toBe('300');
  });

  it('uses least outstanding requests, which excludes a slow start', () => {
    expect(group['load_balancing_algorithm_type']).toBe('least_outstanding_requests');
    expect(group).not.toHaveProperty('slow_start');
  });

  itIsReusable(
    (stack, id, unknown) =>
      new TargetGroup(stack, id, {
        targetGroupName: unknown.text('name'),
        port: unknown.number('port'),
        vpcId: unknown.text('vpc_id'),
        healthCheckPath: unknown.text('path'),
        healthCheck: {
          intervalSeconds: unknown.number('interval'),
          timeoutSeconds: unknown.number('timeout'),
          retries: unknown.number('retries'),
        },
        longestRequestSeconds: unknown.number('seconds'),
      }),
  );
});
