import type { GraphWidget, Section } from '../../modules/dashboards/section';
import type { Metric, MetricMath } from '../../modules/shared/metric';

export const requests: Metric = {
  namespace: 'AWS/ApplicationELB',
  name: 'RequestCount',
  dimensions: { LoadBalancer: 'app/public/1' },
  statistic: 'Sum',
  periodSeconds: 60,
  label: 'requests',
};

export const errors: Metric = { ...requests, name: 'HTTPCode_Target_5XX_Count', label: 'errors' };

export const errorRatio: MetricMath = {
  expression: '100 * errors / requests',
  metrics: { errors, requests },
  periodSeconds: 60,
  label: 'answers with 5xx',
};

export const graph = (change: Partial<GraphWidget> = {}): GraphWidget => ({
  kind: 'graph',
  title: 'Requests',
  measures: [requests],
  ...change,
});

export const section = (...widgets: Section['widgets']): Section => ({ title: 'Users', widgets });

/** One of everything. */
export const sections: readonly Section[] = [
  {
    title: 'Users',
    note: 'What people see. Without requests there is no ratio.',
    widgets: [
      {
        kind: 'alarms',
        title: 'Paging',
        alarmArns: ['arn:aws:cloudwatch:ca-central-1:123456789012:alarm:users-are-affected'],
      },
      graph({
        title: 'Errors and requests',
        measures: [errorRatio],
        rightMeasures: [requests],
        leftAxis: { label: '%', min: 0, max: 100 },
        rightAxis: { label: 'requests a minute', min: 0 },
        thresholds: [
          { label: 'alarm', value: 5, alarmsWhen: 'above' },
          { label: 'no traffic', value: 1, axis: 'right' },
        ],
      }),
      graph({ title: 'Requests', stacked: true }),
      graph({ title: 'Requests now', view: 'singleValue', width: 4 }),
    ],
  },
  {
    title: 'Cost',
    widgets: [
      graph({ title: 'Estimated charges', region: 'us-east-1', start: '-P30D' }),
      {
        kind: 'logs',
        title: 'Errors in the log',
        logGroupNames: ['/ecs/ai', '/ecs/rails'],
        query: 'filter @message like /"error"/ | limit 20',
      },
      { kind: 'text', markdown: 'See the **runbook**: [alarms](https://example.com/alarms)' },
    ],
  },
];
