import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const outdir = mkdtempSync(join(tmpdir(), 'exit-'));

/** Terraform JSON of production's stacks, without the version of the library that wrote it. */
function synthesize(name: string, ...program: readonly string[]): unknown[] {
  const CDKTF_OUTDIR = join(outdir, name);
  const { status, stderr } = spawnSync(process.execPath, program, {
    cwd: root,
    // From Node.js 22 on, a function that cdktf calls is deprecated.
    env: { ...process.env, BMO_ENVIRONMENT: 'prod', CDKTF_OUTDIR, NODE_NO_WARNINGS: '1' },
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readdirSync(join(CDKTF_OUTDIR, 'stacks')).map((stack) => {
    const json = JSON.parse(readFileSync(join(CDKTF_OUTDIR, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
    delete json['//'].metadata.version;
    return json;
  });
}

afterAll(() => rmSync(outdir, { recursive: true }));

describe('leaving cdktf', () => {
  it('for its fork cdktn takes a change of import lines: every stack stays the same', () => {
    const stacks = synthesize('cdktf', 'ops/bundle/run.cjs', 'main.ts');
    expect(stacks).toHaveLength(2);
    const fork = ['--require', 'tsx/cjs', '--require', join(root, 'tests/fixtures/cdktn.cjs'), 'main.ts'];
    expect(synthesize('cdktn', ...fork)).toEqual(stacks);
  });
});
