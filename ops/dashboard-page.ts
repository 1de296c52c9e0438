import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COLOURS, INK } from './dashboard-page/colours';
import { drawWidget } from './dashboard-page/draw-widget';
import {
  type DrawnDashboard,
  type DrawnWidget,
  readDashboards,
  type TerraformJson,
} from './dashboard-page/read-dashboard';
import { element, line, render, SANS_SERIF } from './dashboard-page/svg';

/** Where the pages are kept. */
export const DASHBOARD_PAGES = join(__dirname, '..', 'docs', 'dashboards');

const COLUMN = 60;
const ROW = 46;
const MARGIN = 20;
const HEADER = 64;
const GAP = 4;

const CAPTION =
  'Drawn by npm run docs from the synthesized dashboard: its layout, legends, axes and thresholds. ' +
  'No account was asked: there are no curves, values or states of alarms.';

/** Images of the dashboards of stacks, by file name: `prod.svg` for the environment's only one. */
export function dashboardPages(stacks: readonly TerraformJson[]): Readonly<Record<string, string>> {
  const found = stacks.flatMap((stack) => {
    const [environment = ''] = stack.terraform.backend.s3.key.split('/');
    return readDashboards(stack).map((dashboard) => ({ environment, dashboard }));
  });
  return Object.fromEntries(
    found.map(({ environment, dashboard }) => {
      const isOnly = found.filter((other) => other.environment === environment).length === 1;
      return [`${isOnly ? environment : dashboard.name}.svg`, drawDashboard(dashboard)];
    }),
  );
}

/** A dashboard as it lies on CloudWatch's grid, as an SVG image with a background of its own. */
function drawDashboard({ name, widgets }: DrawnDashboard): string {
  const width = 24 * COLUMN + 2 * MARGIN;
  const region = usualRegion(widgets);
  const rows = Math.max(0, ...widgets.map((widget) => widget.y + widget.height));
  const height = HEADER + rows * ROW + MARGIN;
  const image = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': SANS_SERIF,
      role: 'img',
    },
    element('title', {}, `CloudWatch dashboard ${name}`),
    element('rect', { width, height, fill: COLOURS.page }),
    line(`${name}, ${region}`, MARGIN, 28, width - 2 * MARGIN, { size: 20, fill: INK.text, isBold: true }),
    line(CAPTION, MARGIN, 48, width - 2 * MARGIN, { size: 12, fill: INK.dim }),
    ...widgets.map((widget) => drawWidget(widget, frameOf(widget), region)),
  );
  return `${render(image)}\n`;
}

/** The region that most widgets show. */
function usualRegion(widgets: readonly DrawnWidget[]): string {
  const regions = widgets.flatMap(({ properties }) => properties.region ?? []);
  const count = (region: string) => regions.filter((other) => other === region).length;
  return regions.reduce((usual, region) => (count(region) > count(usual) ? region : usual), regions[0] ?? '');
}

const frameOf = ({ x, y, width, height }: DrawnWidget) => ({
  x: MARGIN + x * COLUMN + GAP,
  y: HEADER + y * ROW + GAP,
  width: width * COLUMN - 2 * GAP,
  height: height * ROW - 2 * GAP,
});

/** Synthesizes every environment, in a process of its own as `npm run synth` does, and reads the stacks. */
function synthesizedStacks(): readonly TerraformJson[] {
  const outdir = mkdtempSync(join(tmpdir(), 'dashboards-'));
  try {
    const { BMO_ENVIRONMENT: _, ...inherited } = process.env;
    const { status, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', 'main.ts'], {
      cwd: join(__dirname, '..'),
      encoding: 'utf8',
      env: { ...inherited, CDKTF_OUTDIR: outdir },
    });
    if (status !== 0) throw new Error(`main.ts failed:\n${stderr}`);
    const folder = join(outdir, 'stacks');
    return readdirSync(folder)
      .sort()
      .map((stack) => JSON.parse(readFileSync(join(folder, stack, 'cdk.tf.json'), 'utf8')) as TerraformJson);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Writes the pages, and removes those of dashboards that are no more. */
function writePages(pages: Readonly<Record<string, string>>): void {
  mkdirSync(DASHBOARD_PAGES, { recursive: true });
  const stale = readdirSync(DASHBOARD_PAGES).filter((file) => file.endsWith('.svg') && !(file in pages));
  for (const file of stale) rmSync(join(DASHBOARD_PAGES, file));
  for (const [file, page] of Object.entries(pages)) {
    writeFileSync(join(DASHBOARD_PAGES, file), page);
    console.log(`Wrote ${join(DASHBOARD_PAGES, file)}`);
  }
}

if (require.main === module) writePages(dashboardPages(synthesizedStacks()));
