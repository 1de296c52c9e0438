import type { Section, Widget } from './section';

/** Columns of every CloudWatch dashboard. */
export const GRID_COLUMNS = 24;

/** A widget of a section, or the heading with the section's title and note. */
export type Item = Widget | { readonly kind: 'heading'; readonly markdown: string };

/** An item and its place on the grid. */
export interface Placed {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Box = Omit<Placed, 'x' | 'y'>;

/**
 * Places sections one below the other: a heading across all columns, then rows filled from left to right. A row is as
 * high as its highest widget, so that nothing overlaps.
 */
export function layOut(sections: readonly Section[]): readonly Placed[] {
  const placed: Placed[] = [];
  let bottom = 0;
  for (const { title, note, widgets } of sections) {
    const markdown = [`## ${title}`, note].filter(Boolean).join('\n\n');
    const heading: Box = {
      item: { kind: 'heading', markdown },
      width: GRID_COLUMNS,
      height: 1 + (note ? textRows(note, GRID_COLUMNS) : 0),
    };
    for (const row of rows([heading, ...widgets.map(boxOf)])) {
      let x = 0;
      for (const box of row) {
        placed.push({ ...box, x, y: bottom });
        x += box.width;
      }
      bottom += Math.max(...row.map(({ height }) => height));
    }
  }
  return placed;
}

/** Boxes by row. */
function rows(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const all: Box[][] = [];
  let used = GRID_COLUMNS;
  for (const box of boxes) {
    if (used + box.width > GRID_COLUMNS) {
      all.push([]);
      used = 0;
    }
    all.at(-1)?.push(box);
    used += box.width;
  }
  return all;
}

function boxOf(item: Widget): Box {
  const size = defaultSize(item);
  return { item, width: item.width ?? size.width, height: item.height ?? size.height };
}

function defaultSize(widget: Widget): { readonly width: number; readonly height: number } {
  switch (widget.kind) {
    case 'graph':
      return widget.view === 'singleValue' ? { width: 6, height: 3 } : { width: 8, height: 6 };
    case 'alarms': {
      const width = widget.width ?? GRID_COLUMNS;
      return { width, height: 1 + Math.ceil(widget.alarmArns.length / Math.max(1, Math.floor(width / 6))) };
    }
    case 'logs':
      return { width: GRID_COLUMNS, height: 6 };
    case 'text': {
      const width = widget.width ?? GRID_COLUMNS;
      return { width, height: Math.max(2, textRows(widget.markdown, width)) };
    }
  }
}

/** Rows of the grid that a text needs: two lines fit into a row, and about eight characters into a column. */
function textRows(markdown: string, width: number): number {
  const lines = markdown
    .split('\n')
    .map((line) => Math.max(1, Math.ceil(line.length / (8 * width))))
    .reduce((sum, count) => sum + count, 0);
  return Math.ceil(lines / 2);
}
