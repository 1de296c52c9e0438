import { Token } from 'cdktf';
import { isMath, type Measure, type Metric, type MetricMath } from '../shared/metric';
import { type Problem, show } from '../shared/problems';
import { namesIn } from './metric-rows';

const DIMENSIONS_PER_METRIC = 30;
const SECONDS_PER_DAY = 86_400;

/** What CloudWatch would refuse about a measure of `widget`, or draw without data. */
export function measureProblems(measure: Measure, widget: string): readonly Problem[] {
  const at = `${widget} / ${measure.label}`;
  return [
    ...wrongUnless(measure.label.trim() !== '', {
      at,
      got: 'no label',
      allowed: 'a label for the legend',
      fix: 'Say what is measured.',
    }),
    ...periodProblems(at, measure.periodSeconds),
    ...(isMath(measure) ? mathProblems(measure, at) : metricProblems(measure, at)),
  ];
}

function mathProblems({ expression, metrics }: MetricMath, at: string): readonly Problem[] {
  const ids = Object.keys(metrics);
  return [
    ...ids.flatMap((id) =>
      wrongUnless(/^[a-z]\w*$/.test(id), {
        at: `${at}: metrics`,
        got: `the id ${show(id)}`,
        allowed: 'a lower-case letter, then letters, digits and _',
        fix: 'Rename it, here and in the expression.',
      }),
    ),
    ...namesIn(expression).flatMap((name) =>
      wrongUnless(ids.includes(name), {
        at: `${at}: expression`,
        got: `${show(name)} in ${show(expression)}`,
        allowed: ids.join(', '),
        fix: 'Add the metric under this id, or correct the expression.',
      }),
    ),
    ...Object.entries(metrics).flatMap(([id, metric]) => [
      ...periodProblems(`${at} / ${id}`, metric.periodSeconds),
      ...metricProblems(metric, `${at} / ${id}`),
    ]),
  ];
}

function metricProblems({ namespace, name, dimensions, statistic }: Metric, at: string): readonly Problem[] {
  const texts = { namespace, name, ...dimensions };
  const isPercentile = /^p(100|\d{1,2}(\.\d{1,10})?)$/.test(statistic);
  const count = Object.keys(dimensions).length;
  return [
    ...Object.entries(texts).flatMap(([key, text]) =>
      wrongUnless(text.trim() !== '', {
        at: `${at}: ${key}`,
        got: show(text),
        allowed: 'a text',
        fix: 'Copy it from the list of metrics that the service publishes.',
      }),
    ),
    ...wrongUnless(count <= DIMENSIONS_PER_METRIC, {
      at: `${at}: dimensions`,
      got: `${count} dimensions`,
      allowed: `at most ${DIMENSIONS_PER_METRIC}`,
      fix: 'Name only those that the metric is published with.',
    }),
    ...wrongUnless(!statistic.startsWith('p') || isPercentile, {
      at: `${at}: statistic`,
      got: show(statistic),
      allowed: 'a percentile from p0 to p100',
      fix: "Write it like 'p95'.",
    }),
  ];
}

const periodProblems = (at: string, seconds: number): readonly Problem[] =>
  wrongUnless(isPeriod(seconds), {
    at: `${at}: periodSeconds`,
    got: show(seconds),
    allowed: `1, 5, 10, 20, 30 or a multiple of 60 up to ${SECONDS_PER_DAY}`,
    fix: 'Use the period of the alarm on the same metric.',
  });

const isPeriod = (seconds: number): boolean =>
  Token.isUnresolved(seconds) ||
  [1, 5, 10, 20, 30].includes(seconds) ||
  (seconds > 0 && seconds % 60 === 0 && seconds <= SECONDS_PER_DAY);

/** The problem, or none. */
export const wrongUnless = (isRight: boolean, problem: Problem): readonly Problem[] =>
  isRight ? [] : [problem];
