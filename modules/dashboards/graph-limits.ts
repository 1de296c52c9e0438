import { Token } from 'cdktf';
import { type Problem, show } from '../shared/problems';
import { measureProblems, wrongUnless } from './measure-limits';
import { metricRows } from './metric-rows';
import type { Axis, GraphWidget, Threshold } from './section';

const METRICS_PER_WIDGET = 500;

/** What CloudWatch would refuse about a graph, or draw without data. */
export function graphProblems(graph: GraphWidget, at: string): readonly Problem[] {
  const { measures, rightMeasures = [], thresholds = [], view, start } = graph;
  const count = metricRows(measures, rightMeasures).length;
  return [
    ...wrongUnless(count >= 1 && count <= METRICS_PER_WIDGET, {
      at,
      got: `${count} metrics and expressions, hidden ones included`,
      allowed: `1 to ${METRICS_PER_WIDGET}`,
      fix: 'Split the widget, or leave it out.',
    }),
    ...[...measures, ...rightMeasures].flatMap((measure) => measureProblems(measure, at)),
    ...axisProblems(`${at}: leftAxis`, graph.leftAxis),
    ...axisProblems(`${at}: rightAxis`, graph.rightAxis),
    ...thresholds.flatMap((threshold) => thresholdProblems(threshold, graph, at)),
    ...wrongUnless(view !== 'singleValue' || (thresholds.length === 0 && !graph.stacked), {
      at: `${at}: view`,
      got: "'singleValue' with thresholds or stacked",
      allowed: 'measures only: nothing else is drawn in this view',
      fix: "Remove them, or choose 'timeSeries'.",
    }),
    ...regionProblems(`${at}: region`, graph.region),
    ...wrongUnless(start === undefined || /^-P(\d+[MWD]|T\d+[HM])$/.test(start), {
      at: `${at}: start`,
      got: show(start),
      allowed: '-P and a number of days (D), weeks (W) or months (M), or -PT and hours (H) or minutes (M)',
      fix: "Write it like '-P30D' or '-PT3H'.",
    }),
  ];
}

/** A region that is none. */
export const regionProblems = (at: string, region: string | undefined): readonly Problem[] =>
  wrongUnless(region === undefined || isKnownLater(region) || /^[a-z]{2}(-[a-z]+)+-\d$/.test(region), {
    at,
    got: show(region),
    allowed: 'a region of AWS',
    fix: "Write it like 'ca-central-1'.",
  });

const axisProblems = (at: string, { min, max }: Axis = {}): readonly Problem[] =>
  wrongUnless(min === undefined || max === undefined || isUnknown(min) || isUnknown(max) || min < max, {
    at,
    got: `min ${show(min)} and max ${show(max)}`,
    allowed: 'min below max',
    fix: 'Correct one, or leave it to CloudWatch.',
  });

function thresholdProblems(threshold: Threshold, graph: GraphWidget, at: string): readonly Problem[] {
  const place = `${at} / ${threshold.label}`;
  return [
    ...wrongUnless(isUnknown(threshold.value) || Number.isFinite(threshold.value), {
      at: `${place}: value`,
      got: show(threshold.value),
      allowed: 'a number',
      fix: 'Take the threshold of the alarm.',
    }),
    ...wrongUnless(threshold.axis !== 'right' || (graph.rightMeasures ?? []).length > 0, {
      at: `${place}: axis`,
      got: "'right', without measures there",
      allowed: 'an axis with measures',
      fix: 'Move it to the left, or add rightMeasures.',
    }),
  ];
}

const isUnknown = (value: number): boolean => Token.isUnresolved(value);

/** A token, or text that holds a Terraform expression. */
export const isKnownLater = (text: string): boolean => Token.isUnresolved(text) || text.includes('${');
