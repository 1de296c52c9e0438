import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from '../../modules/shared/problems';
import type { ExpectedAccount } from './aws/account';
import type { SynthesizedRoot } from './synthesized-roots';

/** Where an operator keeps the values of a stack's variables, relative to the project. */
export const variablesFile = ({ environment, role }: Pick<SynthesizedRoot, 'environment' | 'role'>): string =>
  join('environments', `${environment}.${role}.tfvars`);

/** `-var-file=…` when the stack has such a file; its path is absolute because of `-chdir`. */
export const variablesOption = (root: SynthesizedRoot): readonly string[] =>
  existsSync(variablesFile(root)) ? [`-var-file=${resolve(variablesFile(root))}`] : [];

/** A value as text, and who gives it. */
interface GivenValue {
  readonly value: string;
  readonly saidBy: string;
}

/** The variables that need a value and get none; Terraform would ask for them one by one. */
export function variablesProblem(
  root: SynthesizedRoot,
  terraformArguments: readonly string[],
): Problem | undefined {
  const given = givenValues(root, terraformArguments);
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

/** The only account that the operator allows, when the variables say one. */
export function expectedAccount(
  root: SynthesizedRoot,
  terraformArguments: readonly string[],
): ExpectedAccount | undefined {
  const given = givenValues(root, terraformArguments).get('aws_account_id');
  return given && /^\d{12}$/.test(given.value) ? { accountId: given.value, saidBy: given.saidBy } : undefined;
}

/**
 * Values by name, the later source before the earlier one as Terraform has it. Of files only the names at the
 * start of a line count, and text in quotes: more than that nothing here needs to know.
 * @see Terraform documentation, "Variable Definition Precedence"
 */
function givenValues(root: SynthesizedRoot, terraformArguments: readonly string[]): Map<string, GivenValue> {
  const fromProcess = Object.entries(process.env).flatMap(([name, value = '']) =>
    name.startsWith('TF_VAR_') ? [[name.slice('TF_VAR_'.length), { value, saidBy: name }] as const] : [],
  );
  const file = variablesFile(root);
  return new Map([
    ...fromProcess,
    ...valuesOfFile(file, file),
    ...valuesOfArguments(terraformArguments, root.folder),
  ]);
}

const valuesOfFile = (path: string, saidBy: string): readonly (readonly [string, GivenValue])[] =>
  existsSync(path)
    ? [...readFileSync(path, 'utf8').matchAll(/^\s*([A-Za-z_][\w-]*)\s*=\s*"?([^"\n]*)/gm)].map(
        ([, name = '', value = '']) => [name, { value, saidBy: `${name} in ${saidBy}` }] as const,
      )
    : [];

function valuesOfArguments(
  args: readonly string[],
  folder: string,
): readonly (readonly [string, GivenValue])[] {
  return args.flatMap((arg, index) => {
    const [option, ...rest] = arg.replace(/^--/, '-').split('=');
    const operand = rest.length > 0 ? rest.join('=') : (args[index + 1] ?? '');
    if (option === '-var-file') return valuesOfFile(resolve(folder, operand), operand);
    if (option !== '-var') return [];
    const [name = '', ...value] = operand.split('=');
    return [[name.trim(), { value: value.join('='), saidBy: `-var ${name.trim()}` }] as const];
  });
}
