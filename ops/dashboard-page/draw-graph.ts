import { COLOURS, INK, SERIES } from './colours';
import { drawThresholds } from './draw-thresholds';
import { type Box, short } from './measurements';
import type { AxisProperties, DrawnWidget, Properties } from './read-dashboard';
import { element, line, type Node, type Style, widthOf } from './svg';

const SMALL: Style = { size: 11, fill: INK.dim };
const LEGEND: Style = { size: 11, fill: INK.text };
const ROW = 16;
const GUTTER = 48;

/** Frame, axes, thresholds and legend of a graph. No curve: there are no data. */
export function drawGraph({ properties }: DrawnWidget, box: Box): readonly Node[] {
  const labels = legend(properties);
  if (properties.view === 'singleValue') return drawValues(labels, box);
  const { nodes, height } = drawLegend(labels, box);
  const plot = {
    x: box.x + GUTTER,
    y: box.y + 20,
    width: box.width - 2 * GUTTER,
    height: box.height - height - 30,
  };
  return [...drawAxes(properties, box, plot), ...drawThresholds(properties, plot), ...nodes];
}

/** Labels of what is visible. */
function legend({ metrics = [] }: Properties): readonly string[] {
  return metrics
    .map((row) => row.at(-1) as { label?: string; visible?: boolean; yAxis?: string })
    .filter(({ visible }) => visible !== false)
    .map(({ label = '', yAxis }) => (yAxis === 'right' ? `${label} (right)` : label));
}

/** The latest value of each measure: a dash stands for the number. */
function drawValues(labels: readonly string[], box: Box): readonly Node[] {
  const width = box.width / labels.length;
  return labels.flatMap((label, index) => {
    const centre = box.x + (index + 0.5) * width;
    const style = { ...SMALL, anchor: 'middle' } as const;
    return [
      line('–', centre, box.y + box.height / 2, width, {
        size: 26,
        fill: SERIES[index % SERIES.length] ?? INK.text,
        anchor: 'middle',
      }),
      line(label, centre, box.y + box.height / 2 + 22, width - 8, style),
    ];
  });
}

/** Entries beside each other, in as many rows as they need but no more than half of the box. */
function drawLegend(
  labels: readonly string[],
  box: Box,
): { readonly nodes: readonly Node[]; readonly height: number } {
  const rows: {
    readonly label: string;
    readonly colour: string;
    readonly x: number;
    readonly width: number;
  }[][] = [[]];
  let x = 0;
  labels.forEach((label, index) => {
    const width = Math.min(26 + widthOf(label, LEGEND), box.width);
    if (x + width > box.width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ label, colour: SERIES[index % SERIES.length] ?? INK.text, x, width });
    x += width;
  });
  const room = Math.max(1, Math.floor(box.height / 2 / ROW));
  const isCut = rows.length > room;
  const shown = isCut ? rows.slice(0, room - 1) : rows;
  const top = box.y + box.height - Math.min(rows.length, room) * ROW;
  const nodes = shown.flatMap((row, index) =>
    row.flatMap(({ label, colour, x: left, width }) => [
      element('rect', {
        x: Math.round(box.x + left),
        y: top + index * ROW + 3,
        width: 10,
        height: 10,
        fill: colour,
      }),
      line(label, box.x + left + 14, top + index * ROW + 12, width - 18, LEGEND),
    ]),
  );
  const more = `and ${rows.slice(room - 1).flat().length} more`;
  const rest = isCut ? [line(more, box.x, top + (room - 1) * ROW + 12, box.width, SMALL)] : [];
  return { nodes: [...nodes, ...rest], height: Math.min(rows.length, room) * ROW };
}

function drawAxes({ yAxis = {}, metrics = [] }: Properties, box: Box, plot: Box): readonly Node[] {
  const hasRight = metrics.some((row) => (row.at(-1) as { yAxis?: string }).yAxis === 'right');
  const bottom = plot.y + plot.height;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const y = Math.round(plot.y + part * plot.height);
    return element('line', { x1: plot.x, x2: plot.x + plot.width, y1: y, y2: y, stroke: COLOURS.grid });
  });
  const side = (axis: AxisProperties, anchor: 'start' | 'end'): readonly Node[] => {
    const isLeft = anchor === 'start';
    const edge = isLeft ? box.x : box.x + box.width;
    const tick = isLeft ? plot.x - 6 : plot.x + plot.width + 6;
    const ticks = { ...SMALL, anchor: isLeft ? 'end' : 'start' } as const;
    return [
      ...(axis.label ? [line(axis.label, edge, box.y + 8, box.width / 2 - 8, { ...SMALL, anchor })] : []),
      ...(axis.max === undefined ? [] : [line(short(axis.max), tick, plot.y + 4, GUTTER - 8, ticks)]),
      ...(axis.min === undefined ? [] : [line(short(axis.min), tick, bottom + 4, GUTTER - 8, ticks)]),
    ];
  };
  return [...grid, ...side(yAxis.left ?? {}, 'start'), ...(hasRight ? side(yAxis.right ?? {}, 'end') : [])];
}
