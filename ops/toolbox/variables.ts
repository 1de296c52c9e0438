import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Problem } from '../../modules/shared/problems';
import type { ExpectedAccount } from './aws/caller-identity';
import type { SynthesizedRoot } from './synthesized-roots';

/** Where an operator keeps the values of a stack's variables, relative to the project. */
export const variablesFile = ({ environment, role }: Pick<SynthesizedRoot, 'environment' | 'role'>): string =>
  join('environments', `${environment}.${role}.tfvars`);

/** `-var-file=…` when the stack has such a file; its path is absolute because of `-chdir`. */
export const variablesOption = (root: SynthesizedRoot): readonly string[] =>
  existsSync(variablesFile(root)) ? [`-var-file=${resolve(variablesFile(root))}`] : [];

/** A value as text, and its source. */
interface GivenValue {
  readonly value: string;
  /** `TF_VAR_aws_account_id`, `aws_account_id in environments/prod.foundation.tfvars` */
  readonly saidBy: string;
}

/** The variables that need a value and get none; Terraform would ask for them one by one. */
export function variablesProblem(
  root: SynthesizedRoot,
  terraformArguments: readonly string[],
): Problem | undefined {
  const given = givenValues(root.folder, [...variablesOption(root), ...terraformArguments]);
  const missing = Object.entries(root.json.variable)
    .filter(([name, declared]) => !('default' in declared) && !given.has(name))
    .map(([name]) => name);
  if (missing.length === 0) return undefined;
  const file = variablesFile(root);
  const example = join(root.folder, 'terraform.tfvars.example');
  return {
    at: `variables of ${root.name}`,
    got: `no value for ${missing.join(', ')}`,
    allowed: 'a value for each variable without a default',
    fix: existsSync(file) ? `Add them to ${file}.` : `cp ${example} ${file}, and fill it in; Git ignores it.`,
  };
}

/**
 * The only account that the operator allows, when the variables name one.
 * @param folder folder of the stack
 */
export function expectedAccount(
  folder: string,
  terraformArguments: readonly string[],
): ExpectedAccount | undefined {
  const given = givenValues(folder, terraformArguments).get('aws_account_id');
  return given && /^\d{12}$/.test(given.value) ? { accountId: given.value, saidBy: given.saidBy } : undefined;
}

type Values = readonly (readonly [name: string, given: GivenValue])[];

/**
 * Values by name; of several sources the one counts that Terraform reads last. Of files only names at the start of
 * a line are read, with the text that follows: nothing here needs more.
 * @see Terraform documentation, "Variable Definition Precedence"
 */
export const givenValues = (folder: string, terraformArguments: readonly string[]): Map<string, GivenValue> =>
  new Map([
    ...valuesOfProcess(),
    ...automaticFiles(folder).flatMap(valuesOfFile),
    ...valuesOfArguments(terraformArguments, folder),
  ]);

const valuesOfProcess = (): Values =>
  Object.entries(process.env).flatMap(([name, value = '']) =>
    name.startsWith('TF_VAR_') ? [[name.slice('TF_VAR_'.length), { value, saidBy: name }] as const] : [],
  );

/** Files with values that Terraform finds by itself, in its order. */
function automaticFiles(folder: string): readonly string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return [
    ...['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name)),
    ...names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)).sort(),
  ].map((name) => join(folder, name));
}

const ASSIGNMENT = /^\s*([A-Za-z_][\w-]*)\s*=\s*(?:"([^"\n]*)"|([^\s#"]*))/gm;

function valuesOfFile(path: string): Values {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const values: readonly (readonly [string, string])[] = path.endsWith('.json')
    ? Object.entries(JSON.parse(text)).map(([name, value]) => [name, String(value)])
    : [...text.matchAll(ASSIGNMENT)].map(([, name = '', quoted, plain = '']) => [name, quoted ?? plain]);
  return values.map(([name, value]) => [name, { value, saidBy: `${name} in ${shownPath(path)}` }]);
}

function valuesOfArguments(args: readonly string[], folder: string): Values {
  return args.flatMap((arg, index) => {
    const [option, ...rest] = arg.replace(/^--/, '-').split('=');
    const operand = rest.length > 0 ? rest.join('=') : (args[index + 1] ?? '');
    if (option === '-var-file') return valuesOfFile(resolve(folder, operand));
    if (option !== '-var') return [];
    const [name = '', ...value] = operand.split('=');
    return [[name.trim(), { value: value.join('='), saidBy: `-var ${name.trim()}` }] as const];
  });
}

/** A path as an operator in the project's folder would type it. */
function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
}
