import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USAGE } from '../../../ops/bootstrap/arguments';
import { bootstrap } from '../../../ops/bootstrap/bootstrap';
import { refusal } from '../../support/refusal';

const parent = mkdtempSync(join(tmpdir(), 'bootstrap-'));
const directory = join(parent, 'work');
afterAll(() => rmSync(parent, { recursive: true }));

/** Runs the command with nothing on the PATH. */
const runBootstrap = (...args: readonly string[]) =>
  spawnSync(
    process.execPath,
    ['--require', 'tsx/cjs', 'ops/bootstrap/main.ts', '--directory', directory, ...args],
    { encoding: 'utf8', env: { ...process.env, PATH: '', NODE_NO_WARNINGS: '1' } },
  );

describe('npm run bootstrap', () => {
  it('explains itself', () => {
    expect(runBootstrap('--help')).toMatchObject({ status: 0, stdout: `${USAGE}\n`, stderr: '' });
  });

  it('writes nothing when the named file is not there', async () => {
    const missing = join(parent, 'missing.tfvars');
    const options = { varFile: missing, variables: [], yes: false, changeExisting: false, directory };
    expect(await refusal(() => bootstrap(options))).toBe(
      `--var-file ${missing}: there is no such file. Nothing was written.`,
    );
    expect(existsSync(directory)).toBe(false);
  });

  it('synthesizes every root and asks for the values of the variables first', () => {
    const { status, stderr } = runBootstrap();
    const root = join(directory, 'root', 'stacks', 'bmo-learning-terraform-state-bootstrap');
    expect(status).toBe(1);
    expect(stderr).toContain(`  cp ${root}/terraform.tfvars.example ${root}/terraform.tfvars\n`);
    expect(existsSync(join(root, 'cdk.tf.json'))).toBe(true);
    expect(existsSync(join(directory, 'environments', 'stacks', 'bmo-learning-prod-foundation'))).toBe(true);
  });
});
