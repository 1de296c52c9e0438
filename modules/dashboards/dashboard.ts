import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Construct } from 'constructs';
import { isMath, type Measure, type Metric, type MetricMath } from '../shared/metric';
import { terraformJson } from '../shared/terraform-json';
import { layOut, type Placed } from './layout';
import type { Axis, GraphWidget, LogsWidget, Section, Threshold } from './section';

export interface DashboardProps {
  /** Name of the dashboard: letters, digits, `-` and `_`. Changing it replaces the dashboard and breaks links to it. */
  readonly dashboardName: string;
  /** Region of metrics and log groups, unless a widget has its own. */
  readonly region: string;
  /** In the order in which an operator reads them during an incident. */
  readonly sections: readonly Section[];
}

/**
 * CloudWatch dashboard, laid out from sections of graphs, alarms, queries and text.
 *
 * Graphs show the same metrics as the alarms. Changing sections updates the dashboard in place. Tests compare the
 * dashboard of every environment with the limits of CloudWatch.
 *
 * @see Amazon CloudWatch API Reference, "Dashboard Body Structure and Syntax"
 * @see Amazon CloudWatch User Guide, "CloudWatch service quotas"
 */
export class Dashboard extends Construct {
  readonly dashboardArn: string;

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    this.dashboardArn = new CloudwatchDashboard(this, 'this', {
      dashboardName: props.dashboardName,
      dashboardBody: dashboardBody(props.sections, props.region),
    }).dashboardArn;
  }
}

/**
 * JSON of a dashboard.
 *
 * It opens with the last three hours. Every graph keeps the period of its metrics: with a longer period, sums would
 * grow and no longer match the thresholds.
 */
const dashboardBody = (sections: readonly Section[], region: string): string =>
  terraformJson({
    start: '-PT3H',
    periodOverride: 'inherit',
    widgets: layOut(sections).map(({ x, y, width, height, item }) => ({
      ...content(item, region),
      x,
      y,
      width,
      height,
    })),
  });

function content(
  item: Placed['item'],
  region: string,
): { readonly type: string; readonly properties: object } {
  switch (item.kind) {
    case 'graph':
      return { type: 'metric', properties: graphProperties(item, region) };
    case 'alarms':
      return { type: 'alarm', properties: { title: item.title, alarms: item.alarmArns } };
    case 'logs':
      return { type: 'log', properties: logsProperties(item, region) };
    case 'text':
      return { type: 'text', properties: { markdown: item.markdown } };
    case 'heading':
      return { type: 'text', properties: { markdown: item.markdown, background: 'transparent' } };
  }
}

function graphProperties(graph: GraphWidget, region: string): object {
  const { title, measures, rightMeasures, leftAxis, rightAxis, thresholds = [], view = 'timeSeries' } = graph;
  return {
    title,
    view,
    ...(view === 'timeSeries' && { stacked: graph.stacked ?? false }),
    region: graph.region ?? region,
    ...(graph.start !== undefined && { start: graph.start }),
    metrics: metricRows(measures, rightMeasures),
    ...((leftAxis || rightAxis) && {
      yAxis: {
        ...(leftAxis && { left: axisProperties(leftAxis) }),
        ...(rightAxis && { right: axisProperties(rightAxis) }),
      },
    }),
    ...(thresholds.length > 0 && { annotations: { horizontal: thresholds.map(annotation) } }),
  };
}

/** A label replaces the unit that AWS publishes, such as "None". */
const axisProperties = ({ label, min, max }: Axis): object => ({
  ...(label !== undefined && { label, showUnits: false }),
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});

const annotation = ({ label, value, axis, alarmsWhen }: Threshold): object => ({
  label,
  value,
  ...(alarmsWhen && { fill: alarmsWhen }),
  ...(axis === 'right' && { yAxis: axis }),
});

const logsProperties = (
  { title, logGroupNames, query, view, region }: LogsWidget,
  fallback: string,
): object => ({
  title,
  view: view ?? 'table',
  region: region ?? fallback,
  query: [...logGroupNames.map((name) => `SOURCE '${name}'`), query].join(' | '),
});

/** Entry of a metric widget's `metrics`: namespace, name, dimensions, options. */
type MetricRow = readonly (string | Readonly<Record<string, unknown>>)[];

interface Drawn {
  readonly measure: Measure;
  readonly axis: 'left' | 'right';
}

/**
 * A widget's measures as CloudWatch's metrics array. A calculation becomes hidden metrics and an expression. Ids are
 * unique within the widget, so with several calculations each id gets the number of its measure as a suffix.
 */
function metricRows(
  measures: readonly Measure[],
  rightMeasures: readonly Measure[] = [],
): readonly MetricRow[] {
  const drawn: readonly Drawn[] = [
    ...measures.map((measure) => ({ measure, axis: 'left' }) as const),
    ...rightMeasures.map((measure) => ({ measure, axis: 'right' }) as const),
  ];
  const isOnlyMath = drawn.filter(({ measure }) => isMath(measure)).length === 1;
  return drawn.flatMap(({ measure, axis }, index) => {
    const options = { label: measure.label, ...(axis === 'right' && { yAxis: axis }) };
    if (!isMath(measure)) return [row(measure, options)];
    const unique = isOnlyMath ? measure : withSuffix(measure, `_${index + 1}`);
    return [
      ...Object.entries(unique.metrics).map(([id, metric]) => row(metric, { id, visible: false })),
      [{ expression: unique.expression, period: unique.periodSeconds, ...options }],
    ];
  });
}

/** Names in an expression are metrics; functions and constants are in capitals, text is in quotes. */
const NAME_OR_TEXT = /"[^"]*"|'[^']*'|\b([a-z]\w*)\b/g;

function withSuffix(math: MetricMath, suffix: string): MetricMath {
  const rename = (whole: string, name?: string) => (name ? name + suffix : whole);
  return {
    ...math,
    expression: math.expression.replaceAll(NAME_OR_TEXT, rename),
    metrics: Object.fromEntries(Object.entries(math.metrics).map(([id, metric]) => [id + suffix, metric])),
  };
}

const row = (metric: Metric, options: Readonly<Record<string, unknown>>): MetricRow => [
  metric.namespace,
  metric.name,
  ...Object.entries(metric.dimensions).flat(),
  { stat: metric.statistic, period: metric.periodSeconds, ...options },
];
