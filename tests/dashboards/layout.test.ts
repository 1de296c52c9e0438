import fc from 'fast-check';
import { GRID_COLUMNS, layOut, type Placed } from '../../modules/dashboards/layout';
import type { Section, Widget } from '../../modules/dashboards/section';
import { graph, section } from './sections';

const cells = ({ x, y, width, height }: Placed): readonly string[] =>
  Array.from(
    { length: width * height },
    (_, cell) => `${x + (cell % width)},${y + Math.floor(cell / width)}`,
  );

const anyWidget: fc.Arbitrary<Widget> = fc.oneof(
  fc
    .record({ width: fc.integer({ min: 1, max: 24 }), height: fc.integer({ min: 1, max: 9 }) })
    .map((size) => graph(size)),
  fc.constant(graph()),
  fc.constant(graph({ view: 'singleValue' })),
  fc
    .integer({ min: 1, max: 100 })
    .map((count): Widget => ({ kind: 'alarms', title: 'Alarms', alarmArns: Array(count).fill('arn') })),
  fc.string().map((markdown): Widget => ({ kind: 'text', markdown })),
);

const anySection: fc.Arbitrary<Section> = fc.record(
  { title: fc.string(), note: fc.string(), widgets: fc.array(anyWidget, { maxLength: 9 }) },
  { requiredKeys: ['title', 'widgets'] },
);

const places = (...widgets: Section['widgets']) =>
  layOut([section(...widgets)])
    .slice(1)
    .map(({ x, y, width, height }) => [x, y, width, height]);

describe('The layout', () => {
  it('places every widget on the grid, in order, without overlaps', () => {
    fc.assert(
      fc.property(fc.array(anySection, { maxLength: 5 }), (sections) => {
        const placed = layOut(sections);
        const covered = placed.flatMap(cells);
        expect(new Set(covered).size).toBe(covered.length);
        expect(placed.every(({ x, width }) => x >= 0 && x + width <= GRID_COLUMNS)).toBe(true);
        expect(placed.flatMap(({ item }) => (item.kind === 'heading' ? [] : [item]))).toEqual(
          sections.flatMap(({ widgets }) => widgets),
        );
      }),
    );
  });

  it('fills rows from left to right, three graphs in each', () => {
    expect(places(graph(), graph(), graph(), graph())).toEqual([
      [0, 1, 8, 6],
      [8, 1, 8, 6],
      [16, 1, 8, 6],
      [0, 7, 8, 6],
    ]);
  });

  it('starts the next row below the highest widget', () => {
    expect(places(graph({ height: 9 }), graph({ width: 16 }), graph())).toEqual([
      [0, 1, 8, 9],
      [8, 1, 16, 6],
      [0, 10, 8, 6],
    ]);
  });

  it('adds a row for every four alarms', () => {
    expect(places({ kind: 'alarms', title: 'Alarms', alarmArns: Array(9).fill('arn') })).toEqual([
      [0, 1, 24, 4],
    ]);
  });

  it('makes a heading with a note higher', () => {
    const [heading] = layOut([{ title: 'Users', note: 'A line.\nAnother.\nA third.', widgets: [] }]);
    expect(heading).toMatchObject({ x: 0, y: 0, width: 24, height: 3 });
  });
});
