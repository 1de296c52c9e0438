import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What a synthesis costs, as CPU seconds (user and system), which other load on the machine changes less than the time
 * on the clock. The ratios of one run can be compared with those of another, the seconds cannot.
 */
const ROUNDS = 7;
const FLEETS = [1, 10, 100];
const root = join(__dirname, '..', '..');
const writeUsage = join(__dirname, 'write-usage.cjs');
const cli = join(root, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf');

const PROD = 'main.ts';
const EMPTY = 'tests/bench/empty.ts';

interface Usage {
  readonly seconds: number;
  /** Peak of the memory. */
  readonly mebibytes: number;
}

const inBundle = (app: string) => ['ops/bundle/run.cjs', app] as const;
const file = (app: string) => ['--require', 'tsx/cjs', app] as const;

/** A synthesis in one process. */
function withoutCli(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Usage {
  return inNewFolder((folder) => {
    const usage = join(folder, 'usage.json');
    run(process.execPath, ['--require', writeUsage, ...args], {
      CDKTF_OUTDIR: join(folder, 'out'),
      BENCH_USAGE: usage,
      ...environment,
    });
    return JSON.parse(readFileSync(usage, 'utf8'));
  });
}

/** CPU seconds of cdktf-cli and all that it starts. Only a POSIX shell tells them. */
function throughCli(app: string): Pick<Usage, 'seconds'> {
  return inNewFolder((folder) => {
    const command = [
      process.execPath,
      cli,
      'synth',
      '--app',
      `node ${inBundle(app).join(' ')}`,
      '--output',
      folder,
    ];
    const output = run('sh', ['-c', '"$@" >/dev/null 2>&1 || exit 1; times', 'sh', ...command], {
      CI: 'true',
    });
    const times = output.trim().split('\n').at(-1) ?? '';
    const seconds = [...times.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
      (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
      0,
    );
    return { seconds };
  });
}

function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, BMO_ENVIRONMENT: 'prod', CHECKPOINT_DISABLE: '1', ...environment },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}

function inNewFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Both turn by turn, so that other load weighs on both; the first round, which builds bundles, does not count. */
function compare(
  title: string,
  prod: () => Pick<Usage, 'seconds'>,
  empty: () => Pick<Usage, 'seconds'>,
): void {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => [prod().seconds, empty().seconds] as const).slice(
    1,
  );
  const [one, other] = [median(rounds.map(([p]) => p)), median(rounds.map(([, e]) => e))];
  const ratio = (one / other).toFixed(2);
  console.log(`${title.padEnd(42)} ${one.toFixed(2)} s  ${other.toFixed(2)} s  ratio ${ratio}`);
}

console.log(`CPU seconds of a synthesis of prod, and of an empty stack; medians of ${ROUNDS} rounds.`);
compare(
  'main.ts in a bundle',
  () => withoutCli(inBundle(PROD)),
  () => withoutCli(inBundle(EMPTY)),
);
compare(
  'main.ts in a bundle, empty stack file by file',
  () => withoutCli(inBundle(PROD)),
  () => withoutCli(file(EMPTY)),
);
compare(
  'both file by file',
  () => withoutCli(file(PROD)),
  () => withoutCli(file(EMPTY)),
);
compare(
  'cdktf synth',
  () => throughCli(PROD),
  () => throughCli(EMPTY),
);

console.log('\nSynthesis of many environments in a bundle.');
withoutCli(inBundle('tests/bench/fleet.ts'), { BENCH_ENVIRONMENTS: '1' });
for (const count of FLEETS) {
  const { seconds, mebibytes } = withoutCli(inBundle('tests/bench/fleet.ts'), {
    BENCH_ENVIRONMENTS: String(count),
  });
  const each = ((seconds * 1000) / count).toFixed(0);
  console.log(
    `${String(count).padStart(3)}: ${seconds.toFixed(2)} s (${each} ms each), ${mebibytes.toFixed(0)} MiB`,
  );
}
