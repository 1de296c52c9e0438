import { z } from 'zod';
import schema from './dashboard-body.schema.json';

const structure = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

/** Our limit: CloudWatch allows 2500 over all widgets, but requests all of them each time the dashboard is opened. */
const METRICS_PER_DASHBOARD = 500;

/** A letter in lower case begins the name of a metric; functions and constants are in capitals, text is in quotes. */
const NAME_OR_TEXT = /"[^"]*"|'[^']*'|\b([a-z]\w*)\b/g;

interface Axis {
  readonly min?: number;
  readonly max?: number;
}

interface Graph {
  readonly title: string;
  readonly view: string;
  readonly stacked?: boolean;
  readonly metrics: readonly (readonly unknown[])[];
  readonly yAxis?: { readonly left?: Axis; readonly right?: Axis };
  readonly annotations?: {
    readonly horizontal: readonly { readonly label: string; readonly yAxis?: string }[];
  };
}

interface RowOptions {
  readonly id?: string;
  readonly expression?: string;
  readonly yAxis?: string;
}

/**
 * Problems of a dashboard that CloudWatch would reject, or show without data.
 * @see Amazon CloudWatch API Reference, "PutDashboard" and "Dashboard Body Structure and Syntax"
 * @see Amazon CloudWatch User Guide, "CloudWatch service quotas"
 */
export function dashboardProblems(name: string, body: string): readonly string[] {
  const dashboard = JSON.parse(body);
  const parsed = structure.safeParse(dashboard);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  const graphs: readonly Graph[] = dashboard.widgets
    .filter(({ type }: { type: string }) => type === 'metric')
    .map(({ properties }: { properties: Graph }) => properties);
  const metrics = graphs.flatMap((graph) => graph.metrics).length;
  return [
    ...(/^[\w-]{1,255}$/.test(name) ? [] : [`${name}: a name has 1 to 255 letters, digits, - and _`]),
    ...(metrics <= METRICS_PER_DASHBOARD ? [] : [`${metrics} metrics, more than ${METRICS_PER_DASHBOARD}`]),
    ...graphs.flatMap((graph) => graphProblems(graph).map((problem) => `${graph.title}: ${problem}`)),
  ];
}

function graphProblems({ view, stacked, metrics, yAxis = {}, annotations }: Graph): readonly string[] {
  const rows = metrics.map((row) => row.at(-1) as RowOptions);
  const ids = rows.flatMap(({ id }) => id ?? []);
  const missing = rows
    .flatMap(({ expression = '' }) => [...expression.matchAll(NAME_OR_TEXT)])
    .flatMap(([, used]) => used ?? [])
    .filter((used) => !ids.includes(used));
  const lines = annotations?.horizontal ?? [];
  const hasRightAxis = rows.some((row) => row.yAxis === 'right');
  return [
    ...missing.map((used) => `an expression names ${used}, which is none of ${ids.join(', ')}`),
    ...(new Set(ids).size === ids.length ? [] : ['two metrics have the same id']),
    ...Object.values(yAxis)
      .filter(({ min = -Infinity, max = Infinity }) => min >= max)
      .map(({ min, max }) => `an axis from ${min} to ${max}`),
    ...lines
      .filter((line) => line.yAxis === 'right' && !hasRightAxis)
      .map(({ label }) => `the line ${label} is on the right axis, which has no metric`),
    ...(view === 'singleValue' && (lines.length > 0 || stacked)
      ? ['a single value shows neither lines nor areas']
      : []),
  ];
}
