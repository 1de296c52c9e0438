import { isMath, type Measure, type Metric, type MetricMath } from '../shared/metric';

/** One entry of a metric widget's `metrics`: namespace, name, dimensions, and how to draw it. */
export type MetricRow = readonly (string | Readonly<Record<string, unknown>>)[];

interface Drawn {
  readonly measure: Measure;
  readonly axis: 'left' | 'right';
}

/**
 * A widget's measures in CloudWatch's form. A calculation becomes its inputs, hidden, and the expression; ids are
 * shared by the whole widget, so with several calculations each gets the number of its measure appended.
 */
export function metricRows(
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

/** Names in an expression that stand for metrics; functions and constants are in capitals, text in quotes. */
export const namesIn = (expression: string): readonly string[] =>
  [...expression.matchAll(NAME_OR_TEXT)].flatMap(([, name]) => name ?? []);

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
