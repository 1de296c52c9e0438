import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';

const root = join(__dirname, '..', '..');
const { bundle } = require('../../ops/bundle/bundle.cjs') as { bundle: (entry: string) => string };

const path = bundle('main.ts');
const { inputs, outputs } = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Metafile;
const files = Object.keys(inputs);

describe('the bundle of main.ts', () => {
  it.each([
    ['the root of the provider package, which loads every resource', /@cdktf\/provider-aws\/lib\/index\./],
    ['the AWS SDK', /node_modules\/(@aws-sdk|@smithy)\//],
    ['cdktf-cli and its terminal', /node_modules\/(cdktf-cli|@cdktf\/(?!provider-aws\/)|@lydell)/],
    ['a loader of TypeScript', /node_modules\/(tsx|esbuild|typescript)\//],
    ['what only commands and tests need', /^(ops|tests|terraform-modules|terraform-state-bootstrap)\//],
  ])('does not hold %s', (_, forbidden) => {
    expect(files.filter((file) => forbidden.test(file))).toEqual([]);
  });

  it('holds one file per resource type of the provider, and what cdktf, constructs, fflate, netmask and zod consist of', () => {
    const packages = files
      .filter((file) => file.startsWith('node_modules/'))
      .map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
    expect([...new Set(packages)].sort()).toEqual([
      '@cdktf/provider-aws',
      'cdktf',
      'constructs',
      'fflate',
      'netmask',
      'zod',
    ]);
  });

  // Loading decides how long a synthesis takes. Raise a bound only with a reason, such as a new resource type.
  it('is made of at most 950 files, and is at most 5 MB long', () => {
    expect(files.length).toBeLessThanOrEqual(950);
    expect(Object.entries(outputs).find(([file]) => file.endsWith('.cjs'))?.[1].bytes).toBeLessThan(
      5_000_000,
    );
  });

  it('is built anew when one of its files changes: all are in the folders that are compared', () => {
    const compared = /^(main\.ts$|(environments|modules|stacks|node_modules)\/)/;
    expect(files.filter((file) => !compared.test(file))).toEqual([]);
  });

  it('is built once for the same sources', () => {
    expect(bundle('main.ts')).toBe(path);
  });
});

describe('a synthesis from a bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  const project = join(folder, 'project');
  afterAll(() => rmSync(folder, { recursive: true }));

  for (const name of [
    'ops/bundle',
    'environments',
    'modules',
    'stacks',
    'tsconfig.json',
    'package-lock.json',
  ]) {
    cpSync(join(root, name), join(project, name), { recursive: true });
  }
  for (const name of ['node_modules', 'temporary'])
    cpSync(join(root, 'ops/bundle'), join(project, name), { recursive: true });
  // Packages without a folder for bundles that can be written: a file is in its place.
  writeFileSync(join(project, 'node_modules', '.cache'), '');
  for (const name of ['esbuild', '@esbuild']) {
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
  const run = (source: string) => {
    writeFileSync(join(project, 'main.ts'), source);
    return spawnSync(process.execPath, ['ops/bundle/run.cjs', 'main.ts', 'argument'], {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: join(project, 'temporary'), NODE_NO_WARNINGS: '1' },
    });
  };

  it('works where node_modules cannot be written, from the folder for temporary files', () => {
    expect(run("console.log(__filename.includes('temporary'), process.argv[2]);")).toMatchObject({
      status: 0,
      stdout: 'true argument\n',
      stderr: '',
    });
  });

  it('follows a change of the sources', () => {
    expect(run('console.log(1 as number);').stdout).toBe('1\n');
    expect(run('console.log(2 as number);').stdout).toBe('2\n');
  });

  it('names file, line and column of the source when it fails, also of the cause', () => {
    const { status, stderr } = run(`interface Removed { readonly value: string }

      function fail(removed: Removed): never {
        throw new Error('outer', { cause: new TypeError(removed.value) });
      }
      fail({ value: 'inner' });
`);
    expect(status).toBe(1);
    expect(stderr).toContain('Error: outer');
    expect(stderr).toContain('TypeError: inner');
    expect(stderr.match(/project\/main\.ts:4:\d+/g)?.length).toBeGreaterThanOrEqual(2);
    expect(stderr).toContain(`${join(project, 'main.ts')}:6:7`);
    expect(stderr).not.toContain(dirname(path));
  });
});
