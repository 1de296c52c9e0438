import { everySwitchOnBehindCloudFront } from '../support/environments';
import { shipped } from '../support/synthesize';
import { synthesizeEnvironment } from '../support/synthesize-environment';

/** Row 12 of the readiness report, bullet by bullet, and the alarms that answer it. */
const ROW_12 = {
  foundation: {
    'RDS connections': ['database-connections'],
    'RDS storage': ['database-free-storage', 'database-storage-days-left'],
    'RDS CPU': ['database-cpu'],
    'Redis memory usage': ['redis-001-memory', 'redis-001-evictions'],
  },
  application: {
    'ECS CPU utilization': ['ai-cpu', 'rails-cpu', 'sidekiq-cpu'],
    'ECS memory utilization': ['ai-memory', 'rails-memory', 'sidekiq-memory'],
    'ALB 5xx errors': ['alb-errors', 'rails-errors'],
    'ALB target health': ['rails-unhealthy-hosts', 'rails-no-healthy-hosts'],
  },
} as const;

const rows = (['foundation', 'application'] as const).flatMap((stack) =>
  Object.entries(ROW_12[stack]).map(([bullet, alarms]) => [bullet, stack, alarms] as const),
);

describe.each(Object.values(shipped))('the alarms of $name', (environment) => {
  const stacks = synthesizeEnvironment(environment);

  it.each(rows)('answer "%s"', (_bullet, stack, alarms) => {
    const addresses = stacks[stack].addresses();
    for (const alarm of alarms) expect(addresses).toContain(`aws_cloudwatch_metric_alarm.alarm_${alarm}`);
  });

  it('answer "Estimated costs" with a budget by tag', () => {
    expect(stacks.application.at('aws_budgets_budget.budget')).toMatchObject({
      limit_amount: String(environment.budget.monthlyUsd),
      limit_unit: 'USD',
      time_unit: 'MONTHLY',
    });
  });

  it.each(['ai', 'rails', 'sidekiq'])('page when no task of %s runs', (service) => {
    const { alarm_rule } = stacks.application.at('aws_cloudwatch_composite_alarm.users-affected');
    expect(alarm_rule).toContain(
      `ALARM("\${aws_cloudwatch_metric_alarm.alarm_${service}-no-tasks.alarm_name}")`,
    );
  });

  it('page through two composite alarms and nothing else', () => {
    const composites = [
      stacks.foundation.at('aws_cloudwatch_composite_alarm.data-at-risk'),
      stacks.application.at('aws_cloudwatch_composite_alarm.users-affected'),
    ];
    expect(composites.map(({ alarm_name }) => alarm_name)).toEqual([
      `bmo-learning-${environment.name}-data-at-risk`,
      `bmo-learning-${environment.name}-users-affected`,
    ]);
    for (const { alarm_actions } of composites) expect(alarm_actions[0]).toMatch(/critical/);
    for (const stack of Object.values(stacks)) {
      for (const { alarm_actions = [] } of Object.values(stack.resources('aws_cloudwatch_metric_alarm'))) {
        expect(alarm_actions.join()).not.toMatch(/critical/);
      }
    }
  });
});

describe('the bill of the account', () => {
  const { application, foundation } = synthesizeEnvironment(shipped.prod);

  it('is watched in us-east-1, the only region that knows it, by a topic of its own there', () => {
    expect(application.at('aws_cloudwatch_metric_alarm.billing-alarm')).toMatchObject({
      provider: 'aws.us_east_1',
      metric_name: 'EstimatedCharges',
      threshold: 900,
      alarm_actions: ['${data.terraform_remote_state.foundation.outputs.alarm_topic_arns.usEast1}'],
    });
    expect(foundation.at('aws_sns_topic.alarms-us-east-1')).toMatchObject({ provider: 'aws.us_east_1' });
  });

  it('is watched by one environment only', () => {
    expect(synthesizeEnvironment(shipped.staging).application.addresses()).not.toContain(
      'aws_cloudwatch_metric_alarm.billing-alarm',
    );
  });
});

describe('behind CloudFront', () => {
  const { application, foundation } = synthesizeEnvironment(everySwitchOnBehindCloudFront);

  it('errors of CloudFront page in us-east-1, where its metrics are', () => {
    const composite = application.at('aws_cloudwatch_composite_alarm.users-affected-us-east-1');
    const topic = (name: string) => [
      `\${data.terraform_remote_state.foundation.outputs.alarm_topic_arns.${name}}`,
    ];
    expect(composite).toMatchObject({
      provider: 'aws.us_east_1',
      alarm_actions: topic('criticalUsEast1'),
      ok_actions: topic('criticalUsEast1'),
    });
    expect(composite['alarm_rule']).toContain('alarm-us-east-1_cloudfront-errors.alarm_name}")');
    expect(application.at('aws_cloudwatch_metric_alarm.alarm-us-east-1_cloudfront-errors')).toMatchObject({
      provider: 'aws.us_east_1',
      alarm_actions: topic('usEast1'),
    });
  });

  it('the topic that pages there has the subscribers of the one that pages here', () => {
    const subscription = (topic: string, protocol: string) => {
      const { provider, topic_arn, ...rest } = foundation.at(
        `aws_sns_topic_subscription.subscriptions-${topic}_${protocol}`,
      );
      return rest;
    };
    for (const protocol of ['email', 'https']) {
      expect(subscription('critical-us-east-1', protocol)).toEqual(subscription('critical', protocol));
    }
  });

  it('the key in us-east-1 admits alarms to both topics', () => {
    const { policy } = foundation.at('aws_kms_key.alarms-us-east-1-key');
    for (const topic of ['alarms-us-east-1', 'alarms-critical-us-east-1']) {
      expect(policy).toMatch(new RegExp(`:sns:us-east-1:[^"]*-${topic}"`));
    }
  });
});
