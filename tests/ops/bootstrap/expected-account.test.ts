import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectedAccount, requireVarFile } from '../../../ops/bootstrap/expected-account';
import { refusal } from '../../support/refusal';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'account-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);
function file(name: string, content: string): string {
  writeFileSync(path(name), content);
  return path(name);
}
const ask = (varFile?: string) =>
  expectedAccount({
    varFile,
    automatic: path('terraform.tfvars'),
    example: path('terraform.tfvars.example'),
  });

describe('The account', () => {
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

  it('is what the named file says when both say one', () => {
    file('terraform.tfvars', 'aws_account_id = "222222222222"');
    expect(ask(file('a.tfvars', 'aws_account_id = "111111111111"')).accountId).toBe('111111111111');
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
        'Add the 12 digits of the account: aws_account_id = "123456789012". Whose credentials these are says ' +
        '`aws sts get-caller-identity`.',
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
  it('must be there', async () => {
    expect(await refusal(() => requireVarFile(path('a.tfvars')))).toBe(
      `--var-file ${path('a.tfvars')}: there is no such file. Nothing was written.`,
    );
    expect(() => requireVarFile(file('a.tfvars', ''))).not.toThrow();
    expect(() => requireVarFile(undefined)).not.toThrow();
  });
});
