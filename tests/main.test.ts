import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
const noNetwork = join(__dirname, 'fixtures', 'no-network.cjs');
const cli = join(root, 'node_modules', '.bin', 'cdktf');

const allStacks = [
  'bmo-learning-prod-application',
  'bmo-learning-prod-foundation',
  'bmo-learning-staging-application',
  'bmo-learning-staging-foundation',
];

const folder = mkdtempSync(join(tmpdir(), 'main-'));
let count = 0;

/** Path of an output folder that does not exist yet. */
const newOutdir = () => join(folder, `out-${count++}`);

const { BMO_ENVIRONMENT: _, ...environment } = process.env;
// From Node.js 22 on, a function that cdktf calls is deprecated.
const inherited = { ...environment, NODE_NO_WARNINGS: '1' };

/** Runs main.ts as `npm run synth` does, with no command on the PATH and no network. */
const synthesize = (outdir: string, selection: { BMO_ENVIRONMENT?: string } = {}) =>
  spawnSync(process.execPath, ['--require', noNetwork, 'ops/bundle/run.cjs', 'main.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...inherited, ...selection, PATH: '', CDKTF_OUTDIR: outdir },
  });

const complete = newOutdir();
const completion = synthesize(complete);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Content of every file below a folder, by path. */
const filesBelow = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(directory.length + 1), readFileSync(path, 'utf8')]),
  );

describe('a synthesis', () => {
  it('writes both stacks of every environment, without terraform and without the network', () => {
    expect(completion).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(Object.keys(filesBelow(complete))).toEqual([
      'manifest.json',
      ...allStacks.flatMap((stack) => [
        `stacks/${stack}/cdk.tf.json`,
        `stacks/${stack}/terraform.tfvars.example`,
      ]),
    ]);
  });

  it('gives the same bytes over an earlier output', () => {
    const first = filesBelow(complete);
    synthesize(complete);
    expect(filesBelow(complete)).toEqual(first);
  });

  describe('of the one environment that BMO_ENVIRONMENT names', () => {
    const prod = { BMO_ENVIRONMENT: 'prod' };
    const alone = newOutdir();
    synthesize(alone, prod);

    it('covers that environment alone', () => {
      expect(readdirSync(join(alone, 'stacks'))).toEqual([
        'bmo-learning-prod-application',
        'bmo-learning-prod-foundation',
      ]);
    });

    it('gives the same bytes through cdktf-cli', () => {
      const outdir = newOutdir();
      const { status } = spawnSync(process.execPath, [cli, 'synth', '--output', outdir], {
        cwd: root,
        env: { ...inherited, ...prod, HOME: folder, CHECKPOINT_DISABLE: '1' },
      });
      expect(status).toBe(0);
      expect(filesBelow(outdir)).toEqual(filesBelow(alone));
    });

    it('gives the same bytes without a bundle', () => {
      const outdir = newOutdir();
      const { status } = spawnSync(process.execPath, ['--require', 'tsx/cjs', 'main.ts'], {
        cwd: root,
        env: { ...inherited, ...prod, CDKTF_OUTDIR: outdir },
      });
      expect(status).toBe(0);
      expect(filesBelow(outdir)).toEqual(filesBelow(alone));
    });
  });

  it('is kept off the network by a guard that works', () => {
    const script = "require('node:https').get('https://example.com')";
    const { status, stderr } = spawnSync(process.execPath, ['--require', noNetwork, '--eval', script], {
      encoding: 'utf8',
    });
    expect(status).not.toBe(0);
    expect(stderr).toContain('Tried to use the network.');
  });
});

describe('an unknown environment', () => {
  const outdir = newOutdir();
  const { status, stdout, stderr } = synthesize(outdir, { BMO_ENVIRONMENT: 'production' });

  it('ends in exit code 1 and a message without a stack trace', () => {
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(
      [
        'BMO_ENVIRONMENT',
        "  got:     'production'",
        "  allowed: 'prod', 'staging', or unset for all of them",
        "  fix:     Did you mean 'prod'?",
      ].join('\n'),
    );
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('writes nothing', () => {
    expect(existsSync(outdir)).toBe(false);
  });

  it('leaves an earlier output as it is', () => {
    const before = filesBelow(complete);
    synthesize(complete, { BMO_ENVIRONMENT: 'production' });
    expect(filesBelow(complete)).toEqual(before);
  });
});
