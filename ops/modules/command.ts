import { join } from 'node:path';
import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import { countProblems, formatProblems, type Problem, show } from '../../modules/shared/problems';
import { UserError } from '../../modules/shared/user-error';
import { definitions } from '../../terraform-modules/definitions';
import { synthesizeModules } from '../../terraform-modules/synthesis';
import { outdirProblems, writeModules } from '../../terraform-modules/write';
import { parseArguments } from '../toolbox/command-line';

export const USAGE = `usage: npm run modules -- [--environment NAME] [--outdir FOLDER]

Writes each construct of the platform as a Terraform module that HCL can call.

  --environment   decides what the modules are made of, and gives the defaults of their variables; prod if not given
  --outdir        dist/modules if not given; what lies in the modules' folders is replaced, if it was written here`;

/** What the command line asks for. */
interface Request {
  /** Name of the environment. */
  readonly environment: string;
  /** Folder that gets a folder for each module. */
  readonly outdir: string;
}

/**
 * Writes every module.
 * @returns what the command prints
 * @throws UserError that lists every problem; nothing is written then
 */
export function writeEveryModule({ environment: name, outdir }: Request): string {
  const names = Object.keys(environments);
  refuse(names.includes(name) ? [] : [unknownEnvironment(name, names)]);
  const [environment] = loadEnvironments(environments, name);
  if (!environment) throw new Error(`${name} was not loaded`);
  const modules = synthesizeModules(definitions, environment);
  refuse(outdirProblems(outdir, Object.keys(modules)));
  writeModules(modules, outdir);
  return `${Object.keys(modules).length} modules in ${outdir}`;
}

function unknownEnvironment(name: string, names: readonly string[]): Problem {
  const allowed = names.map(show).join(', ');
  return { at: '--environment', got: show(name), allowed, fix: 'Choose one of these.' };
}

/** @throws UserError that lists all problems, if there are any */
function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new UserError(
    `${countProblems(problems.length)}. Nothing was written.\n\n${formatProblems(problems)}`,
  );
}

/** @throws UsageError */
export const readArguments = (args: readonly string[]): Request =>
  parseArguments({
    args: [...args],
    options: {
      environment: { type: 'string', default: 'prod' },
      outdir: { type: 'string', default: join('dist', 'modules') },
    },
  }).values;
