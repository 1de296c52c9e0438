import { Dashboard, type DashboardProps } from '../../modules/dashboards/dashboard';
import type { GraphWidget, Section, Widget } from '../../modules/dashboards/section';
import type { Metric } from '../../modules/shared/metric';
import { synthesizeConstruct } from '../support/synthesize';
import { errorRatio, graph, requests, section, sections } from './sections';

const build = (change: Partial<DashboardProps>) =>
  synthesizeConstruct(
    (stack) =>
      new Dashboard(stack, 'dashboard', {
        dashboardName: 'prod',
        region: 'ca-central-1',
        sections,
        ...change,
      }),
  );

const withWidgets =
  (...widgets: readonly Widget[]) =>
  () =>
    build({ sections: [section(...widgets)] });
const withGraph = (change: Partial<GraphWidget>) => withWidgets(graph(change));
const withMetric = (change: Partial<Metric>) => withGraph({ measures: [{ ...requests, ...change }] });
const alarms = (count: number): Widget => ({
  kind: 'alarms',
  title: 'All',
  alarmArns: Array(count).fill('arn'),
});

describe('A dashboard', () => {
  it('with more than 500 metrics fails, and says how many there are and what to do', () => {
    const graphs = Array.from({ length: 3 }, () => graph({ measures: Array(167).fill(requests) }));
    expect(withWidgets(...graphs)).toThrow(
      '1 problem with the dashboard bmo-learning-prod-foundation/dashboard:\n\n' +
        'sections\n' +
        '  got:     501 metrics and expressions, hidden ones included\n' +
        '  allowed: at most 500\n' +
        '  fix:     Show fewer measures, or make a second dashboard.',
    );
  });

  it('counts the hidden metrics of calculations', () => {
    expect(withGraph({ measures: Array(167).fill(errorRatio) })).toThrow('got:     501 metrics');
    expect(withGraph({ measures: Array(166).fill(errorRatio) })).not.toThrow();
  });

  it('lists everything that is wrong at once', () => {
    const wrong: Section = { title: ' ', widgets: [graph({ title: '', width: 25 })] };
    expect(() => build({ dashboardName: 'prod dashboard', sections: [wrong] })).toThrow(
      /^4 problems [\s\S]*dashboardName\n[\s\S]*section\n[\s\S]*: width\n[\s\S]*a title/,
    );
  });

  it.each([
    [
      'no name',
      () => build({ dashboardName: '' }),
      "got:     ''\n  allowed: 1 to 255 letters, digits, - and _",
    ],
    ['a long name', () => build({ dashboardName: 'x'.repeat(256) }), 'allowed: 1 to 255 letters'],
    ['an unknown region', () => build({ region: 'Canada' }), "got:     'Canada'\n  allowed: a region of AWS"],
    [
      'more than 500 widgets, headings included',
      withWidgets(...Array<Widget>(500).fill({ kind: 'text', markdown: 'text' })),
      'got:     501 widgets, a heading per section included\n  allowed: at most 500',
    ],
    ['an empty graph', withGraph({ measures: [] }), 'Users / Requests\n  got:     0 metrics'],
    [
      'more than 500 metrics in a graph',
      withGraph({ measures: Array(501).fill(requests) }),
      'allowed: 1 to 500',
    ],
    [
      'more than 100 alarms in a widget',
      withWidgets(alarms(101)),
      'got:     101 alarms\n  allowed: 1 to 100',
    ],
    ['a widget without alarms', withWidgets(alarms(0)), 'got:     0 alarms\n  allowed: 1 to 100'],
    [
      'half a row',
      withGraph({ height: 1.5 }),
      'Requests: height\n  got:     1.5\n  allowed: an integer from 1 to 1000',
    ],
    [
      'a period that CloudWatch has not',
      withMetric({ periodSeconds: 90 }),
      'got:     90\n  allowed: 1, 5, 10, 20, 30',
    ],
    ['a period of more than a day', withMetric({ periodSeconds: 86_460 }), 'a multiple of 60 up to 86400'],
    ['a percentile above 100', withMetric({ statistic: 'p101' }), "got:     'p101'\n  allowed: a percentile"],
    ['a metric without a name', withMetric({ name: '' }), "requests: name\n  got:     ''"],
    ['a metric without a label', withMetric({ label: '' }), 'got:     no label'],
    ['a dimension without a value', withMetric({ dimensions: { Cluster: '' } }), 'requests: Cluster\n'],
    [
      'an id that starts with a capital',
      withGraph({ measures: [{ ...errorRatio, metrics: { ...errorRatio.metrics, Total: requests } }] }),
      "got:     the id 'Total'\n  allowed: a lower-case letter, then letters, digits and _",
    ],
    [
      'an expression over a metric that is not there',
      withGraph({ measures: [{ ...errorRatio, expression: 'errors / all' }] }),
      "got:     'all' in 'errors / all'\n  allowed: errors, requests",
    ],
    [
      'an input with a wrong period',
      withGraph({
        measures: [
          { ...errorRatio, metrics: { ...errorRatio.metrics, errors: { ...requests, periodSeconds: 7 } } },
        ],
      }),
      'Users / Requests / answers with 5xx / errors: periodSeconds\n  got:     7',
    ],
    [
      'an axis upside down',
      withGraph({ leftAxis: { min: 100, max: 0 } }),
      'got:     min 100 and max 0\n  allowed: min below max',
    ],
    [
      'a threshold on an axis without measures',
      withGraph({ thresholds: [{ label: 'alarm', value: 1, axis: 'right' }] }),
      'Users / Requests / alarm: axis\n',
    ],
    [
      'a threshold that is no number',
      withGraph({ thresholds: [{ label: 'alarm', value: Number.NaN }] }),
      'got:     NaN\n  allowed: a number',
    ],
    [
      'thresholds that nobody would see',
      withGraph({ view: 'singleValue', thresholds: [{ label: 'alarm', value: 1 }] }),
      "fix:     Remove them, or choose 'timeSeries'.",
    ],
    ['a time range that is none', withGraph({ start: '30 days' }), "got:     '30 days'"],
    [
      'a query with its own sources',
      withWidgets({ kind: 'logs', title: 'Log', logGroupNames: ['/a'], query: "SOURCE '/b' | limit 5" }),
      'Users / Log: query\n',
    ],
    [
      'a query without log groups',
      withWidgets({ kind: 'logs', title: 'Log', logGroupNames: [], query: 'limit 5' }),
      'got:     0 log groups\n  allowed: 1 to 50',
    ],
  ])('with %s fails', (_, act, message) => {
    expect(act).toThrow(message);
  });

  it.each([
    ['500 metrics', withGraph({ measures: Array(500).fill(requests) })],
    ['100 alarms in a widget', withWidgets(alarms(100))],
    ['a percentile with decimals', withMetric({ statistic: 'p99.9' })],
    ['a region of the government', () => build({ region: 'us-gov-west-1' })],
    [
      'a name and a region that only Terraform knows',
      () => build({ dashboardName: '${var.name}', region: '${var.region}' }),
    ],
    ['no section', () => build({ sections: [] })],
  ])('with %s is fine', (_, act) => {
    expect(act).not.toThrow();
  });
});
