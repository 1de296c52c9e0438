import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { TerraformVariable } from 'cdktf';
import { Dashboard } from '../../modules/dashboards/dashboard';
import type { Section, Widget } from '../../modules/dashboards/section';
import { DASHBOARD_PAGES, dashboardPages } from '../../ops/dashboard-page';
import type { TerraformJson } from '../../ops/dashboard-page/read-dashboard';
import { widthOf } from '../../ops/dashboard-page/svg';
import { graph, requests, sections } from '../dashboards/sections';
import { shipped, synthesizeConstruct } from '../support/synthesize';
import { synthesizeEnvironment } from '../support/synthesize-environment';

/** The stack of a dashboard, with an alarm and a variable for it to refer to. */
const stackOf = (build: (alarmArn: string, limit: number) => readonly Section[]) =>
  synthesizeConstruct((stack) => {
    const { arn } = new CloudwatchMetricAlarm(stack, 'latency', {
      alarmName: 'bmo-learning-prod-latency',
      comparisonOperator: 'GreaterThanThreshold',
      evaluationPeriods: 1,
    });
    const { numberValue } = new TerraformVariable(stack, 'connection_limit', { type: 'number' });
    new Dashboard(stack, 'dashboard', {
      dashboardName: 'bmo-learning-prod',
      region: 'ca-central-1',
      sections: build(arn, numberValue),
    });
  }).json as TerraformJson;

const pageOf = (...widgets: readonly Widget[]) =>
  dashboardPages([stackOf(() => [{ title: 'Users', widgets }])])['prod.svg'] ?? '';

const crowded = stackOf((alarmArn, limit) => [
  ...sections,
  {
    title: 'Crowded',
    note: '- a list\n- with `code`, **emphasis** and [a link](https://example.com)\n'.repeat(3),
    widgets: [
      graph({
        title: 'A title that does not fit into the frame of its widget, whatever one does',
        width: 4,
        region: 'us-east-1',
        start: '-PT3H',
        measures: Array.from({ length: 40 }, (_, index) => ({
          ...requests,
          label: `measure number ${index}`,
        })),
        leftAxis: { label: 'a long label of an axis', min: 0, max: 1e9 },
      }),
      graph({
        rightMeasures: [requests],
        leftAxis: { min: 0, max: 100, label: '%' },
        rightAxis: { max: 20 },
        thresholds: [0, 1, 2, 50, 51, 99, 100].map((value) => ({ label: `threshold ${value}`, value })),
      }),
      graph({ view: 'singleValue', width: 3, measures: [requests, requests, requests] }),
      graph({ thresholds: [{ label: 'limit', value: limit, alarmsWhen: 'above' }] }),
      {
        kind: 'alarms',
        title: 'Alarms',
        alarmArns: [alarmArn, ...Array<string>(60).fill(alarmArn)],
        height: 3,
      },
      { kind: 'text', markdown: 'A sentence of some length. '.repeat(40), width: 6, height: 2 },
    ],
  },
]);
const page = dashboardPages([crowded])['prod.svg'] ?? '';

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the texts of a page are. */
function textsOf(svg: string): readonly Box[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)</g)].map(([, attributes = '', escaped = '']) => {
    const attribute = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const text = escaped
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    const size = Number(attribute('font-size'));
    const isBold = attribute('font-weight') === 'bold';
    const isMonospaced = attribute('font-family') !== undefined;
    const width = widthOf(text, { size, isBold, isMonospaced, fill: '' });
    const shift = { end: width, middle: width / 2 }[attribute('text-anchor') ?? ''] ?? 0;
    const left = Number(attribute('x')) - shift;
    const y = Number(attribute('y'));
    return { text, left, right: left + width, top: y - 0.75 * size, bottom: y + 0.2 * size };
  });
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('A page of a dashboard', () => {
  it('is current for every environment that has a dashboard; npm run docs writes it', () => {
    const stacks = Object.values(shipped).flatMap((environment) =>
      Object.values(synthesizeEnvironment(environment)),
    );
    const pages = dashboardPages(stacks.map(({ json }) => json as TerraformJson));
    const files = existsSync(DASHBOARD_PAGES) ? readdirSync(DASHBOARD_PAGES) : [];
    const kept = files.filter((file) => file.endsWith('.svg'));
    expect(kept.sort()).toEqual(Object.keys(pages).sort());
    for (const file of kept) {
      expect(
        readFileSync(join(DASHBOARD_PAGES, file), 'utf8') === pages[file] ? 'current' : `${file} is stale`,
      ).toBe('current');
    }
  });

  it('has no text on top of another, and none outside', () => {
    const texts = textsOf(page);
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(page)?.map(Number) ?? [];
    const pairs = texts.flatMap((a, index) => texts.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.text} / ${b.text}`)).toEqual([]);
    expect(
      texts.filter(({ left, right, bottom }) => left < 0 || right > Number(width) || bottom > Number(height)),
    ).toEqual([]);
    expect(texts.length).toBeGreaterThan(60);
  });

  it('is XML, whatever the texts hold', () => {
    const svg = pageOf(graph({ title: '<script>&"\'\u0000' }), { kind: 'text', markdown: ']]><!-- & -->' });
    expect(svg).toContain('&lt;script&gt;&amp;&quot;');
    const tags = [...svg.replaceAll(/"[^"]*"/g, '').matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)];
    const open: string[] = [];
    for (const [, closes, name = '', isEmpty] of tags) {
      if (closes) expect(open.pop()).toBe(name);
      else if (!isEmpty) open.push(name);
    }
    expect(open).toEqual([]);
    expect(svg.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>\0]|&(?!(amp|lt|gt|quot);)/);
  });

  it('brings its own background, says what it is and that nothing is measured', () => {
    expect(page).toMatch(/<rect width="1480" height="\d+" fill="#f2f3f3"\/>/);
    expect(page).toContain('>bmo-learning-prod, ca-central-1<');
    expect(page).toMatch(/No account was asked: there are no curves/);
  });

  it('puts a widget where the grid has it', () => {
    expect(pageOf(graph(), graph({ title: 'Second', width: 6, height: 4 }))).toContain(
      '<rect x="504" y="114" width="352" height="176" rx="4"',
    );
  });

  it('names measures in the legend, but not the hidden ones', () => {
    expect(page).toContain('>answers with 5xx<');
    expect(page).toContain('>requests (right)<');
    expect(page).not.toContain('>errors<');
    expect(page).toMatch(/>and \d+ more</);
  });

  it('draws thresholds at their height, labelled with their value', () => {
    const thresholds = [{ label: 'budget', value: 25 }];
    const svg = pageOf(graph({ leftAxis: { min: 0, max: 100 }, thresholds }));
    const heights = (lines: RegExp) => [...svg.matchAll(lines)].map(([, y]) => y);
    const grid = heights(/<line [^>]*y1="(\d+)" y2="\d+" stroke="#e3e5e8"/g);
    expect(grid).toHaveLength(5);
    expect(heights(/<line [^>]*y1="(\d+)"[^>]*stroke-dasharray/g)).toEqual([grid[3]]);
    expect(svg).toContain('>budget: 25<');
  });

  it('shortens large numbers', () => {
    expect(pageOf(graph({ thresholds: [{ label: 'free', value: 21_474_836_480 }] }))).toContain(
      '>free: 21.5 G<',
    );
  });

  it('calls what only Terraform knows by a short name, and alarms of the stack by theirs', () => {
    expect(page).toContain('>limit: connection_limit<');
    expect(page).toContain('>bmo-learning-prod-latency<');
    expect(page).toContain('>users-are-affected<');
    expect(page).not.toContain('${');
  });

  it('shows the query of a log widget line by line', () => {
    expect(page).toContain(">SOURCE '/ecs/ai'<");
    expect(page).toContain('>| limit 20<');
  });

  it('shows Markdown as words', () => {
    expect(page).toContain('>See the runbook: alarms<');
    expect(page).toContain('>• with code, emphasis and a link<');
  });

  it('says where and when a graph differs from the others', () => {
    expect(page).toContain('>us-east-1, last 30 days<');
  });

  it('is a file per dashboard when an environment has several', () => {
    const [dashboard = {}] = Object.values(crowded.resource?.['aws_cloudwatch_dashboard'] ?? {});
    const resource = {
      aws_cloudwatch_dashboard: { one: dashboard, two: { ...dashboard, dashboard_name: 'second' } },
    };
    const several: TerraformJson = { ...crowded, resource };
    expect(Object.keys(dashboardPages([several]))).toEqual(['bmo-learning-prod.svg', 'second.svg']);
  });
});
