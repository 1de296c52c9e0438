import { resolve } from 'node:path';
import { parseArguments } from '../toolbox/command-line';

/** Default of `--directory`; Git ignores it. */
const DIRECTORY = resolve(__dirname, '..', '..', 'terraform-state-bootstrap', 'work');

export const USAGE = `usage: npx bmo bootstrap [--var-file FILE] [--var NAME=VALUE]... [--yes] [--change-existing]
                            [--directory DIR]

Creates, or imports, the state bucket, the lock table and the IAM roles for Terraform. It prints every command that
changes something, and can be run again at any time: it continues after an interruption, and changes nothing if
everything is in place.

  --var-file FILE     values of the variables; not needed where DIR/root has a terraform.tfvars
  --var NAME=VALUE    value of one variable; may be repeated
  --yes               apply the plan without asking
  --change-existing   allow the plan to change a bucket or a table that existed before
  --directory DIR     folder of the synthesized root and of its state until that is in the bucket
                      (default: terraform-state-bootstrap/work)`;

/** What the command was asked to do. */
export interface Options {
  /** Absolute path of a file with values of variables. @default none */
  readonly varFile?: string;
  /** Values of single variables, as `NAME=VALUE`. */
  readonly variables: readonly string[];
  /** Whether plans are applied without asking. */
  readonly yes: boolean;
  /** Whether a bucket or table that existed before may be changed. */
  readonly changeExisting: boolean;
  /** Absolute path of the folder that everything is written to. */
  readonly directory: string;
}

/**
 * Reads the command line.
 * @throws UsageError
 */
export function readArguments(args: readonly string[]): Options {
  const {
    yes,
    directory,
    var: variables,
    'change-existing': changeExisting,
    'var-file': varFile,
  } = parseArguments({
    args: [...args],
    options: {
      'var-file': { type: 'string' },
      var: { type: 'string', multiple: true, default: [] },
      yes: { type: 'boolean', default: false },
      'change-existing': { type: 'boolean', default: false },
      directory: { type: 'string' },
    },
  }).values;
  return {
    ...(varFile !== undefined && { varFile: resolve(varFile) }),
    variables,
    yes,
    changeExisting,
    directory: directory === undefined ? DIRECTORY : resolve(directory),
  };
}
