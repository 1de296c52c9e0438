import type { TerraformStack } from 'cdktf';
import { Dashboard, type DashboardProps } from '../../modules/dashboards/dashboard';
import type { Widget } from '../../modules/dashboards/section';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';
import { errorRatio, errors, graph, requests, section, sections } from './sections';

const build = (stack: TerraformStack, change: Partial<DashboardProps> = {}) =>
  new Dashboard(stack, 'dashboard', {
    dashboardName: 'bmo-learning-prod',
    region: 'ca-central-1',
    sections,
    ...change,
  });

const body = (change: Partial<DashboardProps> = {}) =>
  JSON.parse(
    synthesizeConstruct((stack) => build(stack, change)).at('aws_cloudwatch_dashboard.dashboard')[
      'dashboard_body'
    ],
  );

/** The first widget below the heading. */
const widget = (...widgets: readonly Widget[]) => body({ sections: [section(...widgets)] }).widgets[1];

const complete = body();

describe('Dashboard', () => {
  itIsReusable((stack, id, unknown) => {
    const metric = { ...requests, dimensions: { LoadBalancer: unknown.text('load_balancer') } };
    return new Dashboard(stack, id, {
      dashboardName: unknown.text('dashboard_name'),
      region: unknown.text('region'),
      sections: [
        section(
          graph({ measures: [metric], thresholds: [{ label: 'limit', value: unknown.number('limit') }] }),
          { kind: 'alarms', title: 'Alarms', alarmArns: [unknown.text('alarm')] },
        ),
      ],
    });
  });

  it('shows three hours, and keeps the period of each metric so that thresholds are comparable', () => {
    expect(complete).toMatchObject({ start: '-PT3H', periodOverride: 'inherit' });
  });

  it('gives each section a heading with its note', () => {
    const texts = complete.widgets.filter(({ type }: { type: string }) => type === 'text');
    expect(texts[0].properties).toEqual({
      markdown: '## Users\n\nWhat people see. Without requests there is no ratio.',
      background: 'transparent',
    });
  });

  it('shows a metric by namespace, name and dimensions, with statistic and period', () => {
    expect(widget(graph())).toMatchObject({
      type: 'metric',
      properties: {
        title: 'Requests',
        view: 'timeSeries',
        stacked: false,
        region: 'ca-central-1',
        metrics: [
          [
            'AWS/ApplicationELB',
            'RequestCount',
            'LoadBalancer',
            'app/public/1',
            { stat: 'Sum', period: 60, label: 'requests' },
          ],
        ],
      },
    });
  });

  it('hides the inputs of metric math', () => {
    const { metrics } = widget(graph({ measures: [errorRatio] })).properties;
    expect(metrics.map((row: unknown[]) => row.at(-1))).toEqual([
      { id: 'errors', visible: false, stat: 'Sum', period: 60 },
      { id: 'requests', visible: false, stat: 'Sum', period: 60 },
      { expression: '100 * errors / requests', period: 60, label: 'answers with 5xx' },
    ]);
  });

  it('makes the ids of several expressions unique, and does not change functions and strings', () => {
    const expression = 'FILL(errors, 0) + SUM(SEARCH(\'errors "errors"\', "Sum")) * errors_2';
    const metrics = { errors, errors_2: errors };
    const rows = widget(graph({ measures: [errorRatio, { ...errorRatio, expression, metrics }] })).properties
      .metrics as unknown[][];
    const options = rows.map((row) => row.at(-1)) as Record<string, string>[];
    const ids = options.flatMap(({ id }) => id ?? []);
    expect(ids).toEqual(['errors_1', 'requests_1', 'errors_2', 'errors_2_2']);
    expect(options.flatMap(({ expression }) => expression ?? [])).toEqual([
      '100 * errors_1 / requests_1',
      'FILL(errors_2, 0) + SUM(SEARCH(\'errors "errors"\', "Sum")) * errors_2_2',
    ]);
  });

  it('draws a second unit on the right axis, and thresholds on the axis of their metric', () => {
    const { properties } = complete.widgets[2];
    expect(properties.metrics.at(-1).at(-1)).toMatchObject({ label: 'requests', yAxis: 'right' });
    expect(properties.yAxis).toEqual({
      left: { label: '%', showUnits: false, min: 0, max: 100 },
      right: { label: 'requests a minute', showUnits: false, min: 0 },
    });
    expect(properties.annotations.horizontal).toEqual([
      { label: 'alarm', value: 5, fill: 'above' },
      { label: 'no traffic', value: 1, yAxis: 'right' },
    ]);
  });

  it('shows a metric of another region, with its own time range', () => {
    expect(widget(graph({ region: 'us-east-1', start: '-P30D' })).properties).toMatchObject({
      region: 'us-east-1',
      start: '-P30D',
    });
  });

  it('queries log groups by name', () => {
    const logs = {
      kind: 'logs',
      title: 'Log',
      logGroupNames: ['/ecs/a', '/ecs/b'],
      query: 'limit 5',
    } as const;
    expect(widget(logs)).toMatchObject({
      type: 'log',
      properties: { query: "SOURCE '/ecs/a' | SOURCE '/ecs/b' | limit 5", view: 'table', title: 'Log' },
    });
  });
});
