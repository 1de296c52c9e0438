import { existsSync, readFileSync } from 'node:fs';
import { UserError } from '../../modules/shared/user-error';
import type { ExpectedAccount } from '../toolbox/aws/account';

const NAME = 'aws_account_id';

/** Files that hold values of variables, as far as the account is concerned. */
export interface VariableFiles {
  /** File that the command line names. @default none */
  readonly varFile?: string;
  /** File that Terraform finds by itself; it may be absent. */
  readonly automatic: string;
  /** Example that the synthesis wrote. */
  readonly example: string;
}

/**
 * Refuses a file that is named and not there.
 * @throws UserError
 */
export function requireVarFile(varFile: string | undefined): void {
  if (varFile === undefined || existsSync(varFile)) return;
  throw new UserError(`--var-file ${varFile}: there is no such file. Nothing was written.`);
}

/**
 * The account that the variables name, read before Terraform runs: a look into the wrong account would find
 * nothing, and everything would seem to be missing.
 *
 * @throws UserError when no file gives `aws_account_id` as 12 digits
 */
export function expectedAccount({ varFile, automatic, example }: VariableFiles): ExpectedAccount {
  const files = [...(varFile ? [varFile] : []), automatic].filter((file) => existsSync(file));
  for (const file of files) {
    const accountId = accountIdIn(file);
    if (accountId !== undefined) return { accountId, saidBy: `${NAME} in ${file}` };
  }
  throw new UserError(files.length > 0 ? notNamed(files) : noFile(automatic, example));
}

/** `aws_account_id = "123456789012"`, or the same in JSON. */
function accountIdIn(file: string): string | undefined {
  const text = readFileSync(file, 'utf8');
  const assignment = file.endsWith('.json')
    ? /"aws_account_id"\s*:\s*"(\d{12})"/
    : /^\s*aws_account_id\s*=\s*"(\d{12})"/m;
  return assignment.exec(text)?.[1];
}

const notNamed = (files: readonly string[]): string =>
  `${NAME} is not in ${files.join(' or ')}; nothing was changed.\n` +
  `Add the 12 digits of the account: ${NAME} = "123456789012". Whose credentials these are says ` +
  '`aws sts get-caller-identity`.';

const noFile = (automatic: string, example: string): string =>
  `There are no values for the variables yet; nothing was changed.\n  cp ${example} ${automatic}\n` +
  'Fill the copy in and run the command again, or name another file with --var-file.';
