import { COLOURS } from './colours';
import { type Box, short } from './measurements';
import type { Annotation, AxisProperties, Properties } from './read-dashboard';
import { element, line, type Node, type Style } from './svg';

type Sides<T> = Readonly<Record<'left' | 'right', T>>;

/** Lines at their height between the ends of their axis, their labels pushed apart where they would touch. */
export function drawThresholds({ yAxis = {}, annotations }: Properties, plot: Box): readonly Node[] {
  const all = annotations?.horizontal ?? [];
  const ends: Sides<readonly [number, number]> = {
    left: range(
      all.filter(({ yAxis: side }) => side !== 'right'),
      yAxis.left,
    ),
    right: range(
      all.filter(({ yAxis: side }) => side === 'right'),
      yAxis.right,
    ),
  };
  const lines = all
    .map((annotation) => {
      const [low, high] = ends[annotation.yAxis === 'right' ? 'right' : 'left'];
      const value = typeof annotation.value === 'number' ? annotation.value : low + 0.8 * (high - low);
      const part = Math.min(1, Math.max(0, (value - low) / (high - low)));
      return { annotation, y: Math.round(plot.y + (1 - part) * plot.height) };
    })
    .sort((a, b) => a.y - b.y);
  const baselines = labelBaselines(
    lines.map(({ y }) => y),
    plot,
  );
  return lines.flatMap(({ annotation, y }, index) => [
    ...shade(annotation, y, plot),
    element('line', {
      x1: plot.x,
      x2: plot.x + plot.width,
      y1: y,
      y2: y,
      stroke: COLOURS.threshold,
      'stroke-width': 1.5,
      'stroke-dasharray': '6 3',
    }),
    line(describe(annotation), plot.x + 6, baselines[index] ?? y, plot.width - 12, LABEL),
  ]);
}

const LABEL: Style = { size: 11, fill: COLOURS.threshold };
const LABEL_HEIGHT = 14;

/**
 * Where labels are written, lines being sorted from top to bottom: each above its own line, below no line that it
 * would touch, and in the order of the lines. Only where there is no room left do labels meet lines.
 */
function labelBaselines(lines: readonly number[], plot: Box): readonly number[] {
  const baselines: number[] = [];
  for (const y of [...lines].reverse()) {
    let baseline = Math.min(y - 3, (baselines[0] ?? Number.POSITIVE_INFINITY) - LABEL_HEIGHT);
    for (const other of [...lines].reverse()) {
      if (other <= baseline + 2 && other > baseline - LABEL_HEIGHT) baseline = other - 3;
    }
    baselines.unshift(baseline);
  }
  return baselines.map((baseline, index) => Math.max(baseline, plot.y + 10 + index * LABEL_HEIGHT));
}

/** The side on which the alarm rings. */
function shade({ fill }: Annotation, y: number, { x, y: top, width, height }: Box): readonly Node[] {
  if (fill !== 'above' && fill !== 'below') return [];
  const from = fill === 'above' ? top : y;
  const to = fill === 'above' ? y : top + height;
  return [
    element('rect', { x, y: from, width, height: to - from, fill: COLOURS.threshold, 'fill-opacity': 0.07 }),
  ];
}

const describe = ({ label = '', value, yAxis }: Annotation): string =>
  `${label}: ${short(value)}${yAxis === 'right' ? ' (right)' : ''}`;

/** Ends of an axis: those that are set, otherwise so that every threshold fits. */
function range(annotations: readonly Annotation[], axis: AxisProperties = {}): readonly [number, number] {
  const values = annotations.flatMap(({ value }) => (typeof value === 'number' ? value : []));
  const low = typeof axis.min === 'number' ? axis.min : Math.min(0, ...values);
  const high = typeof axis.max === 'number' ? axis.max : 1.25 * Math.max(0, ...values);
  return [low, high > low ? high : low + 1];
}
