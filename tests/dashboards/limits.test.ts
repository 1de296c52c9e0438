import { Dashboard, type DashboardProps } from '../../modules/dashboards/dashboard';
import type { GraphWidget, Widget } from '../../modules/dashboards/section';
import type { Metric } from '../../modules/shared/metric';
import { subjects } from '../support/subjects';
import { synthesizeConstruct } from '../support/synthesize';
import type { TerraformConfiguration } from '../support/terraform-configuration';
import { dashboardProblems } from './limits';
import { errorRatio, graph, requests, section, sections } from './sections';

const dashboardsOf = (stack: TerraformConfiguration) =>
  Object.values(stack.resources('aws_cloudwatch_dashboard'));

const problemsOf = (stack: TerraformConfiguration): readonly string[] =>
  dashboardsOf(stack).flatMap(({ dashboard_name, dashboard_body }) =>
    dashboardProblems(dashboard_name, dashboard_body),
  );

const problemsWith = (change: Partial<DashboardProps>): string =>
  problemsOf(
    synthesizeConstruct(
      (stack) =>
        new Dashboard(stack, 'dashboard', {
          dashboardName: 'prod',
          region: 'ca-central-1',
          sections,
          ...change,
        }),
    ),
  ).join('\n');

const withWidgets = (...widgets: readonly Widget[]) => ({ sections: [section(...widgets)] });
const withGraph = (change: Partial<GraphWidget>) => withWidgets(graph(change));
const withMetric = (change: Partial<Metric>) => withGraph({ measures: [{ ...requests, ...change }] });
const alarms = (count: number): Widget => ({
  kind: 'alarms',
  title: 'All',
  alarmArns: Array(count).fill('arn'),
});
const logs = (groups: number, query: string): Widget => ({
  kind: 'logs',
  title: 'Log',
  logGroupNames: Array(groups).fill('/ecs/rails'),
  query,
});

describe('the dashboard of each environment', () => {
  const withDashboard = subjects.filter(({ stack }) => dashboardsOf(stack).length > 0);

  it('exists once', () => {
    expect(withDashboard.map(({ name }) => name)).toEqual(
      subjects.map(({ name }) => name).filter((name) => name.endsWith(', application')),
    );
  });

  it.each(withDashboard.map(({ name, stack }) => [name, stack] as const))(
    'stays within the limits of CloudWatch: %s',
    (_name, stack) => {
      expect(problemsOf(stack)).toEqual([]);
    },
  );
});

describe('the check of the limits', () => {
  it.each<[string, Partial<DashboardProps>, string]>([
    ['no name', { dashboardName: '' }, 'a name has 1 to 255 letters'],
    ['a name with a space', { dashboardName: 'prod dashboard' }, 'a name has 1 to 255 letters'],
    ['a long name', { dashboardName: 'x'.repeat(256) }, 'a name has 1 to 255 letters'],
    ['a region that does not exist', { region: 'Canada' }, 'widgets'],
    [
      'more than 500 metrics, hidden ones included',
      withWidgets(...Array(3).fill(graph({ measures: Array(56).fill(errorRatio) }))),
      '504 metrics, more than 500',
    ],
    [
      'more than 500 widgets',
      withWidgets(...Array<Widget>(500).fill({ kind: 'text', markdown: 'text' })),
      '<=500',
    ],
    ['a section without a title', { sections: [{ title: ' ', widgets: [] }] }, 'widgets'],
    ['a widget without a title', withGraph({ title: '' }), 'widgets'],
    ['a widget wider than the grid', withGraph({ width: 25 }), 'widgets'],
    ['half a row', withGraph({ height: 1.5 }), 'widgets'],
    ['an empty graph', withGraph({ measures: [] }), 'widgets'],
    ['more than 500 metrics in a graph', withGraph({ measures: Array(501).fill(requests) }), 'widgets'],
    ['more than 100 alarms in a widget', withWidgets(alarms(101)), 'widgets'],
    ['a widget without alarms', withWidgets(alarms(0)), 'widgets'],
    ['a period of 90 seconds', withMetric({ periodSeconds: 90 }), 'widgets'],
    ['a period of more than a day', withMetric({ periodSeconds: 86_460 }), 'widgets'],
    ['a percentile above 100', withMetric({ statistic: 'p101' }), 'widgets'],
    ['a metric without a namespace', withMetric({ namespace: ' ' }), 'widgets'],
    ['a metric without a name', withMetric({ name: '' }), 'widgets'],
    ['a metric without a label', withMetric({ label: '' }), 'widgets'],
    ['a dimension without a value', withMetric({ dimensions: { Cluster: '' } }), 'widgets'],
    [
      'more than 30 dimensions',
      withMetric({ dimensions: Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`d${n}`, 'x'])) }),
      'widgets',
    ],
    [
      'an id that starts with a capital',
      withGraph({ measures: [{ ...errorRatio, metrics: { ...errorRatio.metrics, Total: requests } }] }),
      'widgets',
    ],
    [
      'an input with a period of 7 seconds',
      withGraph({
        measures: [
          { ...errorRatio, metrics: { ...errorRatio.metrics, errors: { ...requests, periodSeconds: 7 } } },
        ],
      }),
      'widgets',
    ],
    [
      'an expression with an unknown metric',
      withGraph({ measures: [{ ...errorRatio, expression: 'errors / all' }] }),
      'Requests: an expression names all, which is none of errors, requests',
    ],
    ['an axis upside down', withGraph({ leftAxis: { min: 100, max: 0 } }), 'Requests: an axis from 100 to 0'],
    [
      'a line on an axis without metrics',
      withGraph({ thresholds: [{ label: 'alarm', value: 1, axis: 'right' }] }),
      'Requests: the line alarm is on the right axis, which has no metric',
    ],
    [
      'a line that is not a number',
      withGraph({ thresholds: [{ label: 'alarm', value: Number.NaN }] }),
      'widgets',
    ],
    [
      'a line in a single-value widget',
      withGraph({ view: 'singleValue', thresholds: [{ label: 'alarm', value: 1 }] }),
      'Requests: a single value shows neither lines nor areas',
    ],
    ['a time range without -P', withGraph({ start: '30 days' }), 'widgets'],
    ['a query without log groups', withWidgets(logs(0, 'limit 5')), 'widgets'],
    ['a query over more than 50 log groups', withWidgets(logs(51, 'limit 5')), 'widgets'],
    ['a query that starts with a |', withWidgets(logs(1, '| limit 5')), 'widgets'],
    ['a query with a source of its own', withWidgets(logs(1, 'source logGroups()')), 'widgets'],
    ['an empty query', withWidgets(logs(1, ' ')), 'widgets'],
  ])('finds %s', (_what, change, problem) => {
    expect(problemsWith(change)).toContain(problem);
  });

  it.each([
    [
      'a metric without a name',
      { type: 'metric', properties: { region: 'eu-west-1', metrics: [['AWS/RDS']] } },
    ],
    [
      'a graph without a region',
      { type: 'metric', properties: { metrics: [['AWS/RDS', 'CPUUtilization']] } },
    ],
    ['a text without markdown', { type: 'text', properties: {} }],
    ['a widget without properties', { type: 'text' }],
    ['a column outside of the grid', { type: 'text', x: 24, properties: { markdown: '' } }],
    ['an unknown kind of widget', { type: 'picture', properties: { markdown: '' } }],
    ['an unknown property', { type: 'text', properties: { markdown: '', colour: 'red' } }],
    ['a hundred alarms and one', { type: 'alarm', properties: { alarms: Array(101).fill('arn:aws:x') } }],
  ])('finds %s in the JSON', (_what, wrong) => {
    expect(dashboardProblems('prod', JSON.stringify({ widgets: [wrong] }))).toHaveLength(1);
  });

  it.each<[string, Partial<DashboardProps>]>([
    ['one of everything', {}],
    ['500 metrics', withGraph({ measures: Array(500).fill(requests) })],
    ['100 alarms in a widget', withWidgets(alarms(100))],
    ['50 log groups', withWidgets(logs(50, 'limit 5'))],
    ['a percentile with decimals', withMetric({ statistic: 'p99.9' })],
    ['a region of the government', { region: 'us-gov-west-1' }],
    ['no section', { sections: [] }],
  ])('accepts %s', (_what, change) => {
    expect(problemsWith(change)).toBe('');
  });
});
