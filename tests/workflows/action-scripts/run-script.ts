import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ACTIONS = join(__dirname, '..', '..', '..', '.github', 'actions');

/** Programs that stand in for real ones, as Bash: what they print and how they end. */
export type Programs = Readonly<Record<string, string>>;

/** What a script did. */
export interface Outcome {
  readonly status: number | null;
  /** Standard output and standard error. */
  readonly output: string;
  /** `program argument argument …` of each program that stands in, in order; standard input follows after ` < `. */
  readonly calls: readonly string[];
  /** Content of a file that the script wrote, relative to the folder it ran in. */
  readonly file: (path: string) => string;
}

let folders: string[] = [];

/**
 * Runs a script of an action in an empty folder, with programs that stand in for the ones it would reach.
 * @param script such as `push-image/push-image.sh`
 */
export const runScript = (
  script: string,
  env: Readonly<Record<string, string>>,
  programs: Programs,
): Outcome => runBash([join(ACTIONS, script)], env, programs);

/**
 * Runs a script that stands in a workflow, as GitHub runs it where no shell is named.
 * @param script text of a step's `run`
 * @see GitHub Docs, "Workflow syntax for GitHub Actions", `jobs.<job_id>.steps[*].shell`
 */
export const runStep = (script: string, env: Readonly<Record<string, string>>, programs: Programs): Outcome =>
  runBash(['--noprofile', '--norc', '-e', '-c', script], env, programs);

function runBash(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  programs: Programs,
): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  folders.push(folder);
  const calls = join(folder, 'calls');
  writeFileSync(calls, '');
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'environments'));
  for (const [name, body] of Object.entries(programs)) {
    const path = join(folder, 'bin', name);
    writeFileSync(
      path,
      `#!/usr/bin/env bash\nrecord() { echo "${name} $*\${stdin:+ < $stdin}" >>'${calls}'; }\n${body}\n`,
    );
    chmodSync(path, 0o755);
  }
  const { status, stdout, stderr } = spawnSync('bash', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
      RUNNER_TEMP: folder,
      GITHUB_ENV: join(folder, 'github-env'),
      GITHUB_OUTPUT: join(folder, 'github-output'),
      GITHUB_STEP_SUMMARY: join(folder, 'github-summary'),
      GITHUB_REPOSITORY: 'owner/name',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '42',
      GITHUB_SHA: '0123456789abcdef',
      ...env,
    },
  });
  return {
    status,
    output: stdout + stderr,
    calls: readFileSync(calls, 'utf8').split('\n').filter(Boolean),
    file: (path) => readFileSync(join(folder, path), 'utf8'),
  };
}

/** Scripts run on GitHub's runners, which have Bash and jq; a computer without them skips their tests. */
const canRun = ['bash', 'jq'].every((each) => !spawnSync(each, ['--version']).error);

/** Tests of scripts, after which their folders are removed. */
export function describeScript(title: string, tests: () => void): void {
  (canRun ? describe : describe.skip)(title, () => {
    // Not once for this module: test files share it, and each has to clean up.
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true });
      folders = [];
    });
    tests();
  });
}

/** A program that only writes down how it was called. */
export const RECORD = 'record "$@"';
