import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap } from '../../../ops/bootstrap/bootstrap';
import { refusal } from '../../support/refusal';

const parent = mkdtempSync(join(tmpdir(), 'bootstrap-'));
const directory = join(parent, 'work');
const options = {
  varFile: undefined,
  variables: [],
  yes: false,
  changeExisting: false,
  directory,
  color: false,
};

const { PATH } = process.env;

afterEach(() => {
  jest.restoreAllMocks();
  process.env['PATH'] = PATH;
});
afterAll(() => rmSync(parent, { recursive: true }));

describe('npx bmo bootstrap', () => {
  it('writes nothing when the named file is not there', async () => {
    const missing = join(parent, 'missing.tfvars');
    expect(await refusal(() => bootstrap({ ...options, varFile: missing }))).toBe(
      `--var-file ${missing}: there is no such file. Nothing was written.`,
    );
    expect(existsSync(directory)).toBe(false);
  });

  it('synthesizes every root and asks for the values of the variables first, without terraform', async () => {
    jest.spyOn(console, 'log').mockImplementation();
    process.env['PATH'] = '';
    const root = join(directory, 'root', 'stacks', 'bmo-learning-terraform-state-bootstrap');
    expect(await refusal(() => bootstrap(options))).toContain(
      `  cp ${root}/terraform.tfvars.example ${root}/terraform.tfvars\n`,
    );
    expect(existsSync(join(root, 'cdk.tf.json'))).toBe(true);
    expect(existsSync(join(directory, 'environments', 'stacks', 'bmo-learning-prod-foundation'))).toBe(true);
  });
});
