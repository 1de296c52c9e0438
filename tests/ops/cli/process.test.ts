import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BMO = join(__dirname, '..', '..', '..', 'ops', 'bmo');

/** Prints at the end which packages were loaded. */
const PRINT_PACKAGES = `process.on('exit', () => {
  const paths = Object.keys(require('node:module')._cache);
  const names = paths.map((path) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(path)?.[1]);
  console.error([...new Set(names.filter(Boolean))].join(' '));
});`;

describe('npx bmo as a process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bmo-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('works from any folder, and its help loads nothing of AWS or CDKTF', () => {
    const hook = join(folder, 'hook.cjs');
    writeFileSync(hook, PRINT_PACKAGES);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', hook, BMO, '--help'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringMatching(/^usage: npx bmo/) });
    const packages = stderr.trim().split(' ');
    expect(packages).toContain('yargs');
    expect(packages.filter((name) => /^@aws-sdk|cdktf|zod/.test(name))).toEqual([]);
  });
});
