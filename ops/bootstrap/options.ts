import { join } from 'node:path';
import { type Context, typedPath } from '../cli/definition';

/** Default of `--directory`; Git ignores it. */
const DIRECTORY = join(__dirname, '..', '..', 'terraform-state-bootstrap', 'work');

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
  /** Whether Terraform prints colors. */
  readonly color: boolean;
}

/** Arguments of the command, as they are typed. */
interface TypedArguments {
  readonly 'var-file'?: string;
  readonly var: readonly string[];
  readonly yes: boolean;
  readonly 'change-existing': boolean;
  readonly directory?: string;
}

/** What a command line asks for. */
export const optionsOf = (
  { yes, directory, var: variables, 'var-file': varFile, 'change-existing': changeExisting }: TypedArguments,
  context: Pick<Context, 'typedIn' | 'color'>,
): Options => ({
  varFile: typedPath(varFile, context),
  variables,
  yes,
  changeExisting,
  directory: typedPath(directory, context) ?? DIRECTORY,
  color: context.color,
});
