import { countProblems, formatProblems, type Problem, show } from '../shared/problems';
import { UserError } from '../shared/user-error';
import { graphProblems, isKnownLater, regionProblems } from './graph-limits';
import { GRID_COLUMNS, layOut } from './layout';
import { metricRows } from './metric-rows';
import type { Section, Widget } from './section';

/** Ours. CloudWatch takes 2500 over all widgets, but nobody reads them, and each is requested when it opens. */
const METRICS_PER_DASHBOARD = 500;
const WIDGETS_PER_DASHBOARD = 500;
const ALARMS_PER_WIDGET = 100;
const LOG_GROUPS_PER_QUERY = 50;
const GRID_ROWS = 1000;

interface Checked {
  readonly dashboardName: string;
  readonly region: string;
  readonly sections: readonly Section[];
}

/**
 * Refuses a dashboard that CloudWatch would refuse, or would show in part. Values that only Terraform knows pass.
 * @param where path of the construct, so that the message leads to it
 * @throws UserError that lists every problem
 */
export function assertWithinLimits(dashboard: Checked, where: string): void {
  const problems = [
    ...nameProblems(dashboard.dashboardName),
    ...regionProblems('region', dashboard.region),
    ...totalProblems(dashboard.sections),
    ...dashboard.sections.flatMap(sectionProblems),
  ];
  if (problems.length === 0) return;
  const count = countProblems(problems.length);
  throw new UserError(`${count} with the dashboard ${where}:\n\n${formatProblems(problems)}`);
}

function nameProblems(name: string): readonly Problem[] {
  if (isKnownLater(name) || /^[\w-]{1,255}$/.test(name)) return [];
  const allowed = '1 to 255 letters, digits, - and _';
  return [{ at: 'dashboardName', got: show(name), allowed, fix: 'Choose another name.' }];
}

function totalProblems(sections: readonly Section[]): readonly Problem[] {
  const graphs = sections.flatMap(({ widgets }) => widgets).filter((widget) => widget.kind === 'graph');
  const metrics = graphs.flatMap((graph) => metricRows(graph.measures, graph.rightMeasures)).length;
  const widgets = layOut(sections).length;
  return [
    ...tooMany('sections', metrics, METRICS_PER_DASHBOARD, 'metrics and expressions, hidden ones included', {
      fix: 'Show fewer measures, or make a second dashboard.',
    }),
    ...tooMany('sections', widgets, WIDGETS_PER_DASHBOARD, 'widgets, a heading per section included', {
      fix: 'Put more measures into a graph, or make a second dashboard.',
    }),
  ];
}

function sectionProblems({ title, widgets }: Section): readonly Problem[] {
  return [
    ...(title.trim() === ''
      ? [{ at: 'section', got: show(title), allowed: 'a title', fix: 'Say what the section is about.' }]
      : []),
    ...widgets.flatMap((widget, index) => {
      const named = 'title' in widget ? widget.title : `text ${index + 1}`;
      return widgetProblems(widget, `${title} / ${named}`);
    }),
  ];
}

function widgetProblems(widget: Widget, at: string): readonly Problem[] {
  return [
    ...sizeProblems(at, 'width', widget.width, GRID_COLUMNS),
    ...sizeProblems(at, 'height', widget.height, GRID_ROWS),
    ...('title' in widget && widget.title.trim() === ''
      ? [{ at, got: show(widget.title), allowed: 'a title', fix: 'Say what the widget shows.' }]
      : []),
    ...ownProblems(widget, at),
  ];
}

function ownProblems(widget: Widget, at: string): readonly Problem[] {
  switch (widget.kind) {
    case 'graph':
      return graphProblems(widget, at);
    case 'alarms':
      return tooMany(at, widget.alarmArns.length, ALARMS_PER_WIDGET, 'alarms', {
        min: 1,
        fix: 'Split the widget, or leave it out.',
      });
    case 'logs':
      return [
        ...regionProblems(`${at}: region`, widget.region),
        ...tooMany(at, widget.logGroupNames.length, LOG_GROUPS_PER_QUERY, 'log groups', {
          min: 1,
          fix: 'Split the widget, or leave it out.',
        }),
        ...queryProblems(at, widget.query),
      ];
    case 'text':
      return [];
  }
}

function queryProblems(at: string, query: string): readonly Problem[] {
  if (query.trim() !== '' && !/^\s*(\||source\b)/i.test(query)) return [];
  return [
    {
      at: `${at}: query`,
      got: show(query),
      allowed: 'Logs Insights commands, without SOURCE and without a | in front',
      fix: 'Name the log groups in logGroupNames and start with the first command.',
    },
  ];
}

function sizeProblems(at: string, side: string, size: number | undefined, max: number): readonly Problem[] {
  if (size === undefined || (Number.isInteger(size) && size >= 1 && size <= max)) return [];
  const allowed = `an integer from 1 to ${max}`;
  return [{ at: `${at}: ${side}`, got: show(size), allowed, fix: 'Set an allowed value.' }];
}

function tooMany(
  at: string,
  count: number,
  max: number,
  what: string,
  { min = 0, fix }: { readonly min?: number; readonly fix: string },
): readonly Problem[] {
  if (count >= min && count <= max) return [];
  return [{ at, got: `${count} ${what}`, allowed: `${min > 0 ? `${min} to` : 'at most'} ${max}`, fix }];
}
