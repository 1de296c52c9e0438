import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROUNDS = 5;
const root = join(__dirname, '..', '..');

type App = 'main.ts' | 'tests/bench/empty.ts';

/** Runs one synthesis; returns its milliseconds. */
type Synthesize = (app: App, outdir: string) => number;

const command = (app: App) => ['node', '--require', 'tsx/cjs', app] as const;

const throughCli: Synthesize = (app, outdir) =>
  timed(['npx', 'cdktf', 'synth', '--app', command(app).join(' '), '--output', outdir], {});

const withoutCli: Synthesize = (app, outdir) => timed(command(app), { CDKTF_OUTDIR: outdir });

function timed([program, ...args]: readonly [string, ...string[]], environment: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, BMO_ENVIRONMENT: 'prod', CHECKPOINT_DISABLE: '1', ...environment },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stderr}`);
  return performance.now() - start;
}

/** Both apps turn by turn, so that other load on the machine weighs on both; the first round does not count. */
function compare(synthesize: Synthesize) {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => ({
    prod: inNewFolder((outdir) => synthesize('main.ts', outdir)),
    empty: inNewFolder((outdir) => synthesize('tests/bench/empty.ts', outdir)),
  })).slice(1);
  return { prod: median(rounds.map(({ prod }) => prod)), empty: median(rounds.map(({ empty }) => empty)) };
}

function inNewFolder<T>(work: (outdir: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return work(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function report(title: string, synthesize: Synthesize): void {
  const { prod, empty } = compare(synthesize);
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
  console.log(
    `${title}: prod ${seconds(prod)}, empty stack ${seconds(empty)}, ratio ${(prod / empty).toFixed(2)}`,
  );
}

console.log(`Synthesis of production against one empty stack; medians of ${ROUNDS} runs.`);
report('npx cdktf synth', throughCli);
report('without cdktf-cli', withoutCli);
