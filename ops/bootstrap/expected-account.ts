import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../modules/shared/user-error';
import type { ExpectedAccount } from '../toolbox/aws/caller-identity';
import { expectedAccount } from '../toolbox/variables';
import type { Options } from './options';

/** Values of variables, as the command line gives them. */
type GivenVariables = Pick<Options, 'varFile' | 'variables'>;

/**
 * Refuses a file that is named and does not exist.
 * @throws UserError
 */
export function requireVarFile(varFile: string | undefined): void {
  if (varFile === undefined || existsSync(varFile)) return;
  throw new UserError(`--var-file ${varFile}: there is no such file. Nothing was written.`);
}

/** The values that the command line gives, as options of Terraform. */
export const variableOptions = ({ varFile, variables }: GivenVariables): readonly string[] => [
  ...(varFile === undefined ? [] : [`-var-file=${varFile}`]),
  ...variables.map((variable) => `-var=${variable}`),
];

/**
 * The account that the variables name, read before Terraform runs: in another account nothing would be found, and
 * everything would seem to be missing.
 * @param folder folder of the bootstrap root
 * @throws UserError when nothing gives `aws_account_id` as 12 digits
 */
export function requireExpectedAccount(folder: string, given: GivenVariables): ExpectedAccount {
  const expected = expectedAccount(folder, variableOptions(given));
  if (expected) return expected;
  const automatic = join(folder, 'terraform.tfvars');
  const files = [given.varFile ?? automatic, automatic].filter((file) => existsSync(file));
  throw new UserError(files.length > 0 ? notNamed([...new Set(files)]) : noFile(automatic));
}

const notNamed = (files: readonly string[]): string =>
  `aws_account_id is not in ${files.join(' or ')}; nothing was changed.\n` +
  'Add the 12 digits of the account: aws_account_id = "123456789012". `aws sts get-caller-identity` shows the ' +
  'account of your credentials.';

const noFile = (automatic: string): string =>
  'There are no values for the variables yet; nothing was changed.\n' +
  `  cp ${automatic}.example ${automatic}\n` +
  'Fill the copy in and run the command again, or name another file with --var-file.';
