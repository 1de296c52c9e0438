import { terraformJson } from '../shared/terraform-json';
import { layOut, type Placed } from './layout';
import { metricRows } from './metric-rows';
import type { Axis, GraphWidget, LogsWidget, Section, Threshold } from './section';

/**
 * JSON of a dashboard.
 *
 * It opens with the last three hours, and every graph keeps the period of its metrics: with a longer one, the
 * sums would grow while the thresholds stay.
 *
 * @param region where metrics and log groups are, unless a widget says otherwise
 */
export const dashboardBody = (sections: readonly Section[], region: string): string =>
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

/** A label takes the place of the unit that AWS publishes, such as "None". */
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
