import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const scripts: [name: string, line: string][] = Object.entries(manifest.scripts);

/** What sh, cmd and PowerShell understand alike: programs with plain arguments, one after the other with `&&`. */
const NEUTRAL = /^[a-z][\w.-]*( [\w./:=@-]+)*( && [a-z][\w.-]*( [\w./:=@-]+)*)*$/;

/** Programs that are there on every system: Node.js, npm, and the commands of packages. */
const PROGRAMS = /^(node|npm|jest|biome|tsc|depcruise)$/;

describe.each(scripts)('npm run %s', (_, line) => {
  it('is a line for every shell: no variables, quotes, globs or redirections', () => {
    expect(line).toMatch(NEUTRAL);
    for (const command of line.split(' && ')) expect(command.split(' ')[0]).toMatch(PROGRAMS);
  });

  it('runs files and scripts that exist', () => {
    for (const file of line.match(/\S+\.(ts|cjs)\b/g) ?? []) expect(existsSync(join(root, file))).toBe(true);
    for (const [, script] of line.matchAll(/npm run (\S+)/g))
      expect(manifest.scripts).toHaveProperty([script ?? '']);
  });
});

it.each([
  'VAR=1 node main.ts',
  "node 'main.ts'",
  'node *.ts',
  'node a > b',
  '$PROGRAM main.ts',
  'node a; node b',
])('would be refused: %s', (line) => {
  expect(line).not.toMatch(NEUTRAL);
});

describe('packages', () => {
  it('run no program of their own at install, so that none is needed', () => {
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('hold a terminal for cdktf-cli whose binaries fit every supported Node.js', () => {
    expect(require('@cdktf/node-pty-prebuilt-multiarch/package.json').name).toBe('@lydell/node-pty');
  });
});
