import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireExpectedAccount, requireVarFile } from '../../../ops/bootstrap/expected-account';
import { refusal } from '../../support/refusal';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'account-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  delete process.env['TF_VAR_aws_account_id'];
});

const path = (name: string) => join(folder, name);
function file(name: string, content: string): string {
  writeFileSync(path(name), content);
  return path(name);
}
const ask = (varFile?: string, variables: readonly string[] = []) =>
  requireExpectedAccount(folder, { varFile, variables });

describe('The account to bootstrap', () => {
  it.each([
    ['a.tfvars', '# comment\n  aws_account_id   = "111111111111" # ours\n'],
    ['a.tfvars.json', '{ "github_repository": "a/b", "aws_account_id": "111111111111" }'],
  ])('is read from %s', (name, content) => {
    const varFile = file(name, content);
    expect(ask(varFile)).toEqual({ accountId: '111111111111', saidBy: `aws_account_id in ${varFile}` });
  });

  it('is read from the file that Terraform finds by itself', () => {
    const automatic = file('terraform.tfvars', 'aws_account_id = "222222222222"');
    expect(ask()).toEqual({ accountId: '222222222222', saidBy: `aws_account_id in ${automatic}` });
  });

  it('is read from the environment of the process', () => {
    process.env['TF_VAR_aws_account_id'] = '333333333333';
    expect(ask()).toEqual({ accountId: '333333333333', saidBy: 'TF_VAR_aws_account_id' });
  });

  it('is taken from the source that Terraform reads last', () => {
    process.env['TF_VAR_aws_account_id'] = '333333333333';
    file('terraform.tfvars', 'aws_account_id = "222222222222"');
    expect(ask().accountId).toBe('222222222222');
    const varFile = file('a.tfvars', 'aws_account_id = "111111111111"');
    expect(ask(varFile).accountId).toBe('111111111111');
    expect(ask(varFile, ['aws_account_id=444444444444'])).toEqual({
      accountId: '444444444444',
      saidBy: '-var aws_account_id',
    });
  });

  it.each([
    '',
    '# aws_account_id = "111111111111"',
    'aws_account_id = "11111111111"',
    'other_aws_account_id = "1"',
  ])('is missing in %j', async (content) => {
    const varFile = file('a.tfvars', content);
    expect(await refusal(() => ask(varFile))).toBe(
      `aws_account_id is not in ${varFile}; nothing was changed.\n` +
        'Add the 12 digits of the account: aws_account_id = "123456789012". `aws sts get-caller-identity` shows ' +
        'the account of your credentials.',
    );
  });

  it('is missing without any file, and the example is at hand', async () => {
    expect(await refusal(() => ask())).toBe(
      'There are no values for the variables yet; nothing was changed.\n' +
        `  cp ${path('terraform.tfvars.example')} ${path('terraform.tfvars')}\n` +
        'Fill the copy in and run the command again, or name another file with --var-file.',
    );
  });
});

describe('A file that is named', () => {
  it('must exist', async () => {
    expect(await refusal(() => requireVarFile(path('a.tfvars')))).toBe(
      `--var-file ${path('a.tfvars')}: there is no such file. Nothing was written.`,
    );
    expect(() => requireVarFile(file('a.tfvars', ''))).not.toThrow();
    expect(() => requireVarFile(undefined)).not.toThrow();
  });
});
