import { DeploymentAlarm } from '../../modules/alb/deployment-alarm';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (errorsPerMinute?: number) =>
  synthesizeConstruct(
    (stack) =>
      new DeploymentAlarm(stack, 'alarm', {
        alarmName: 'bmo-learning-prod-rails-deployment',
        loadBalancerArnSuffix: 'app/alb/1',
        targetGroupArnSuffix: 'targetgroup/rails/1',
        ...(errorsPerMinute !== undefined && { errorsPerMinute }),
      }),
  ).at('aws_cloudwatch_metric_alarm.alarm');
const alarm = synthesize();

describe('the deployment alarm', () => {
  it('watches the failed requests of one service', () => {
    expect(alarm).toMatchObject({
      namespace: 'AWS/ApplicationELB',
      metric_name: 'HTTPCode_Target_5XX_Count',
      dimensions: { LoadBalancer: 'app/alb/1', TargetGroup: 'targetgroup/rails/1' },
      statistic: 'Sum',
      period: 60,
    });
  });

  it('needs two breaching minutes out of three, so that one does not roll back', () => {
    expect(alarm).toMatchObject({
      evaluation_periods: 3,
      datapoints_to_alarm: 2,
      comparison_operator: 'GreaterThanOrEqualToThreshold',
      threshold: 20,
    });
    expect(synthesize(5)['threshold']).toBe(5);
  });

  it('treats no requests as no errors', () => {
    expect(alarm['treat_missing_data']).toBe('notBreaching');
  });

  it('has no actions: ECS reads its state', () => {
    for (const actions of ['alarm_actions', 'ok_actions', 'insufficient_data_actions', 'actions_enabled']) {
      expect(alarm).not.toHaveProperty(actions);
    }
  });

  itIsReusable(
    (stack, id, unknown) =>
      new DeploymentAlarm(stack, id, {
        alarmName: unknown.text('alarm_name'),
        loadBalancerArnSuffix: unknown.text('load_balancer'),
        targetGroupArnSuffix: unknown.text('target_group'),
        errorsPerMinute: unknown.number('errors'),
      }),
  );
});
