import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput } from 'cdktf';
import type { AlarmDefinition } from '../../modules/alarms/alarm-definition';
import { MetricAlarms } from '../../modules/alarms/metric-alarms';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';
import { alarm, catalogue } from './support/catalogue';

const synthesize = (definitions: readonly AlarmDefinition[]) =>
  synthesizeConstruct((stack) => {
    const { alarmNames, userAlarms, dataAlarms } = new MetricAlarms(stack, 'alarm', {
      namePrefix: 'bmo-learning-prod',
      definitions,
      topicArn: 'arn:warning',
    });
    for (const [name, value] of Object.entries({ alarmNames, userAlarms, dataAlarms })) {
      new TerraformOutput(stack, name, { staticId: true, value });
    }
  });
const configuration = synthesize(catalogue);
const output = (name: string) => configuration.outputs()[name]?.['value'];
const at = (name: string) => configuration.at(`aws_cloudwatch_metric_alarm.alarm_${name}`);

describe('metric alarms', () => {
  it('watch one metric', () => {
    expect(at('database-cpu')).toEqual({
      alarm_actions: ['arn:warning'],
      alarm_description:
        'The database has used more than 80 % of its CPU for 15 minutes. ' +
        'Runbook: docs/runbooks/alarms.md#database-cpu',
      alarm_name: 'bmo-learning-prod-database-cpu',
      comparison_operator: 'GreaterThanThreshold',
      datapoints_to_alarm: 3,
      dimensions: { DBInstanceIdentifier: 'bmo-learning-prod-database' },
      evaluation_periods: 3,
      metric_name: 'CPUUtilization',
      namespace: 'AWS/RDS',
      ok_actions: ['arn:warning'],
      period: 300,
      statistic: 'Average',
      threshold: 80,
      treat_missing_data: 'missing',
    });
  });

  it('watch metric math, and return data for its result only', () => {
    const { metric_query: query, ...rest } = at('rails-missing-tasks');
    const dimensions = { ClusterName: 'bmo-learning-prod', ServiceName: 'bmo-learning-prod-rails' };
    const input = (id: string, name: string, label: string) => ({
      id,
      label,
      metric: {
        dimensions,
        metric_name: name,
        namespace: 'ECS/ContainerInsights',
        period: 60,
        stat: 'Average',
      },
    });
    expect(query).toEqual([
      { id: 'result', expression: 'desired - running', label: 'Missing tasks', return_data: true },
      input('desired', 'DesiredTaskCount', 'Desired tasks'),
      input('running', 'RunningTaskCount', 'Running tasks'),
    ]);
    for (const member of ['metric_name', 'namespace', 'dimensions', 'period', 'statistic']) {
      expect(rest).not.toHaveProperty(member);
    }
  });

  it('have one address and one name per definition, and notify when they start and when they end', () => {
    const alarms = configuration.resources('aws_cloudwatch_metric_alarm');
    expect(Object.keys(alarms).sort()).toEqual(catalogue.map(({ name }) => `alarm_${name}`).sort());
    for (const { alarm_name: name, alarm_actions: begin, ok_actions: end } of Object.values(alarms)) {
      expect(name).toMatch(/^bmo-learning-prod-/);
      expect([begin, end]).toEqual([['arn:warning'], ['arn:warning']]);
    }
  });

  it('list those that affect users or data, as references, so that Terraform creates them first', () => {
    const reference = (name: string) => `\${aws_cloudwatch_metric_alarm.alarm_${name}.alarm_name}`;
    expect(output('alarmNames')).toMatchObject({ 'rails-cpu': reference('rails-cpu') });
    expect(output('userAlarms')).toContainEqual({ alarmName: reference('alb-errors') });
    expect(output('dataAlarms')).toContainEqual({ alarmName: reference('database-free-storage') });
    expect(output('dataAlarms')).not.toContainEqual({ alarmName: reference('database-cpu') });
  });

  it('list with them the alarm that must be OK for one to page', () => {
    const reference = (name: string) => `\${aws_cloudwatch_metric_alarm.alarm_${name}.alarm_name}`;
    expect(output('dataAlarms')).toContainEqual({
      alarmName: reference('backup-missing-rds'),
      whileOk: reference('backup-not-due'),
    });
  });

  it('refuse one that pages while an alarm is OK that is not there', () => {
    expect(() => synthesize([alarm('backup-missing-rds')])).toThrow(
      'bmo-learning-prod-foundation/alarm: backup-missing-rds pages while "backup-not-due" is OK, but there is no ' +
        'such alarm. Pass its definition, too.',
    );
  });

  it('use extended_statistic for a percentile', () => {
    const measure = { ...alarm('database-cpu').measure, statistic: 'p95' } as AlarmDefinition['measure'];
    const p95 = synthesize([{ ...alarm('database-cpu'), measure }]).at(
      'aws_cloudwatch_metric_alarm.alarm_database-cpu',
    );
    expect(p95['extended_statistic']).toBe('p95');
    expect(p95).not.toHaveProperty('statistic');
  });

  it('can be created in the region of their metrics', () => {
    const abroad = synthesizeConstruct((stack) => {
      new MetricAlarms(stack, 'alarm', {
        namePrefix: 'bmo-learning-prod',
        definitions: [alarm('alb-certificate')],
        topicArn: 'arn:warning',
        provider: new AwsProvider(stack, 'elsewhere', { region: 'us-east-1', alias: 'elsewhere' }),
      });
    });
    expect(abroad.at('aws_cloudwatch_metric_alarm.alarm_alb-certificate')['provider']).toBe('aws.elsewhere');
  });

  itIsReusable((stack, id, unknown) => {
    const measure = {
      namespace: 'AWS/RDS',
      name: 'CPUUtilization',
      dimensions: { DBInstanceIdentifier: unknown.text('database') },
      statistic: 'Average',
      periodSeconds: unknown.number('period'),
      label: 'CPU',
    } as const;
    return new MetricAlarms(stack, id, {
      namePrefix: unknown.text('prefix'),
      definitions: [
        { ...alarm('database-cpu'), measure, threshold: unknown.number('threshold') },
        {
          ...alarm('database-storage-days-left'),
          measure: { expression: 'free / 2', metrics: { free: measure }, periodSeconds: 300, label: 'Half' },
          evaluationPeriods: unknown.number('periods'),
        },
      ],
      topicArn: unknown.text('topic'),
    });
  });
});
