import { COLOURS, INK } from './colours';
import { drawGraph } from './draw-graph';
import type { Box } from './measurements';
import type { DrawnWidget, Properties } from './read-dashboard';
import { element, line, type Node, type Style, widthOf, wrap } from './svg';

const TITLE: Style = { size: 13, fill: INK.text, isBold: true };
const SMALL: Style = { size: 11, fill: INK.dim };
const TEXT: Style = { size: 12, fill: INK.text };
const HEADING: Style = { size: 17, fill: INK.text, isBold: true };
const CODE: Style = { size: 11, fill: INK.text, isMonospaced: true };
const PADDING = 10;

/** A widget in its frame, with its region unless that is the usual one. */
export function drawWidget(widget: DrawnWidget, frame: Box, usualRegion: string): Node {
  const { type, properties } = widget;
  const isFramed = properties.background !== 'transparent';
  const inner = { x: frame.x + PADDING, y: frame.y, width: frame.width - 2 * PADDING, height: frame.height };
  const children =
    type === 'text' ? drawText(properties.markdown ?? '', inner) : titled(widget, inner, usualRegion);
  const border = element('rect', { ...frame, rx: 4, fill: COLOURS.widget, stroke: COLOURS.border });
  return element('g', {}, ...(isFramed ? [border] : []), ...children);
}

function titled(widget: DrawnWidget, box: Box, usualRegion: string): readonly Node[] {
  const { title = '', region, start, stacked } = widget.properties;
  const aside = [region !== usualRegion && region, start && spanOf(start), stacked && 'stacked']
    .filter(Boolean)
    .join(', ');
  const reserved = aside ? Math.min(widthOf(aside, SMALL), box.width / 2) : 0;
  const content = { ...box, y: box.y + 34, height: box.height - 34 - PADDING };
  return [
    line(title, box.x, box.y + 20, box.width - reserved - 10, TITLE),
    ...(aside ? [line(aside, box.x + box.width, box.y + 20, reserved, { ...SMALL, anchor: 'end' })] : []),
    ...drawContent(widget, content),
  ];
}

const UNITS: Readonly<Record<string, string>> = {
  M: 'months',
  W: 'weeks',
  D: 'days',
  TH: 'hours',
  TM: 'minutes',
};

/** `last 30 days` for `-P30D`. */
const spanOf = (start: string): string =>
  start.replace(/^-P(T?)(\d+)([MWDH])$/, (_, time, count, unit) => `last ${count} ${UNITS[time + unit]}`);

function drawContent(widget: DrawnWidget, box: Box): readonly Node[] {
  switch (widget.type) {
    case 'metric':
      return drawGraph(widget, box);
    case 'alarm':
      return drawAlarms(widget.properties, box);
    default:
      return drawQuery(widget.properties, box);
  }
}

/** Names of alarms, in columns. */
function drawAlarms({ alarms = [] }: Properties, box: Box): readonly Node[] {
  const names = alarms.map(nameOfAlarm);
  const widest = Math.max(...names.map((name) => widthOf(name, TEXT))) + 30;
  const columns = Math.max(1, Math.floor(box.width / widest));
  const width = box.width / columns;
  return upTo(names, box, 20, columns).flatMap((name, index) => {
    const x = Math.round(box.x + (index % columns) * width);
    const y = box.y + Math.floor(index / columns) * 20;
    return [
      element('rect', { x, y, width: 10, height: 10, rx: 5, fill: 'none', stroke: INK.dim }),
      line(name, x + 16, y + 10, width - 20, TEXT),
    ];
  });
}

const nameOfAlarm = (arn: string): string => arn.replace(/^arn:.*:alarm:/, '');

function drawQuery({ query = '', view = 'table' }: Properties, box: Box): readonly Node[] {
  const commands = query.split(/\s+\|\s+/).map((command, index) => (index > 0 ? `| ${command}` : command));
  return upTo([`Logs Insights query, shown as ${view}:`, ...commands], box, 15).map((text, index) =>
    line(text, box.x, box.y + 10 + index * 15, box.width, index > 0 ? CODE : SMALL),
  );
}

/** Markdown as plain text: headings large, lists with bullets, links and emphasis as their words. */
function drawText(markdown: string, box: Box): readonly Node[] {
  const lines = markdown.split('\n').flatMap((source) => {
    const isHeading = /^#+ /.test(source);
    const style = isHeading ? HEADING : TEXT;
    const plain = source
      .replace(/^#+ /, '')
      .replace(/^[-*] /, '• ')
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/\*\*|`/g, '');
    return plain.trim() === '' ? [] : wrap(plain, box.width, style).map((text) => ({ text, style }));
  });
  let y = box.y + 4;
  return lines.flatMap(({ text, style }) => {
    y += style.size + 6;
    return y > box.y + box.height - 2 ? [] : [line(text, box.x, y, box.width, style)];
  });
}

/** As many texts as there is room for, the last one saying how many are missing. */
function upTo(texts: readonly string[], box: Box, row: number, columns = 1): readonly string[] {
  const room = Math.max(1, Math.floor(box.height / row)) * columns;
  if (texts.length <= room) return texts;
  return [...texts.slice(0, room - 1), `and ${texts.length - room + 1} more`];
}
