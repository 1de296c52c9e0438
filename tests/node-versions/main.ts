import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { COMMANDS } from '../../ops/cli/commands';
import { parseArguments, runCommand } from '../../ops/toolbox/command-line';
import { UsageError } from '../../ops/toolbox/usage-error';

/** Newest releases at npm of every line in `engines`; npm installs them without a download from elsewhere. */
const VERSIONS = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0', 26: '26.10.0' } as const;
type Line = keyof typeof VERSIONS;

const USAGE = `usage: npm run check:node -- [${Object.keys(VERSIONS).join('|')} ...]

Runs npm start, npm test and the operator's commands with each of these lines of Node.js, all of them unless some are named.`;

const root = join(__dirname, '..', '..');

/** A command without credentials and Terraform: how it ends, and what it prints then. */
interface Command {
  readonly args: readonly string[];
  readonly status: number;
  readonly prints: RegExp;
}

const bmo = (...words: readonly string[]) => ['run', '--silent', 'ops', '--', ...words];
const commands = (folder: string): readonly Command[] => [
  { args: ['start'], status: 0, prints: /bmo-learning-prod-foundation/ },
  { args: ['run', 'synth'], status: 0, prints: /bmo-learning-prod-foundation/ },
  { args: ['run', 'modules', '--', '--outdir', join(folder, 'modules')], status: 0, prints: /modules in/ },
  { args: bmo('--help'), status: 0, prints: /usage: npx bmo/ },
  ...COMMANDS.map(({ name }) => ({
    args: bmo(name, '--help'),
    status: 0,
    prints: new RegExp(`npx bmo ${name}`),
  })),
  { args: bmo('verify', 'nowhere'), status: 2, prints: /There is no environment 'nowhere'/ },
  { args: ['test'], status: 0, prints: /Test Suites: .* passed/ },
];

/** Folder with the program `node` of a version. */
function install(version: string): string {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(root, 'node_modules', '.cache', 'node-versions', version);
  const program = join(folder, 'node_modules', name, 'bin');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const { status, output } = npm(['install', '--no-audit', '--no-save', `${name}@${version}`], folder, {});
    if (status !== 0) throw new Error(`${name} ${version} cannot be installed:\n${output}`);
  }
  return program;
}

function npm(args: readonly string[], cwd: string, environment: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
    env: { ...process.env, ...environment },
  });
  return { status, output: `${stdout}${stderr}` };
}

/** Runs every command with one version; returns how many did not end as they should. */
function check(line: Line, folder: string): number {
  const version = VERSIONS[line];
  const environment = { PATH: `${install(version)}${delimiter}${process.env['PATH']}` };
  const running = spawnSync('node', ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (running.stdout.trim() !== `v${version}`) throw new Error(`Wanted v${version}, got ${running.stdout}`);

  console.log(`\nNode.js ${version}`);
  let failures = 0;
  for (const { args, status, prints } of commands(folder)) {
    const ended = npm(args, root, environment);
    const passed = ended.status === status && prints.test(ended.output);
    console.log(`  ${passed ? 'passed' : 'FAILED'}  npm ${args.join(' ')}`);
    if (passed) continue;
    failures++;
    console.log(`exit code ${ended.status} instead of ${status}, or not ${prints}:\n${ended.output}`);
  }
  return failures;
}

/** @throws UsageError */
function readLines(args: readonly string[]): readonly Line[] {
  const { positionals } = parseArguments({ args: [...args], allowPositionals: true, options: {} });
  const known = Object.keys(VERSIONS);
  const unknown = positionals.find((line) => !known.includes(line));
  if (unknown !== undefined) {
    throw new UsageError(`There is no line ${unknown} of Node.js here. Choose from ${known.join(', ')}.`);
  }
  return (positionals.length > 0 ? positionals : known).map(Number) as Line[];
}

async function checkLines(lines: readonly Line[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'node-versions-'));
  try {
    const failures = lines.reduce((sum, line) => sum + check(line, folder), 0);
    console.log(`\n${failures === 0 ? 'Every command passed.' : `${failures} commands failed.`}`);
    return failures === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

runCommand({ usage: USAGE, read: readLines, run: checkLines });
