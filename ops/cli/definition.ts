import { resolve } from 'node:path';
import type { createColors } from 'picocolors';
import type { InferredOptionTypes, Options, PositionalOptions } from 'yargs';
import { environments } from '../../environments';
import type { ExitCode } from './exit-codes';

/** Groups of the help, in the order of an operator's day. */
export const GROUPS = ['Prepare', 'Plan and apply', 'Deploy', 'Look', 'Recover'] as const;

/** Functions of picocolors, such as `bold`. */
export type Colors = ReturnType<typeof createColors>;

/** What a command gets besides its arguments. */
export interface Context {
  /** Prints a line for people: to standard output, or to standard error where `--json` keeps that for the answer. */
  readonly print: (line: string) => void;
  /** Prints a line to standard error, in a command whose standard output scripts read. */
  readonly note: (line: string) => void;
  /** Whether people see colors: on a terminal, unless NO_COLOR is set. */
  readonly color: boolean;
  /** Colors and weights for `print`, which are none where nobody sees them. */
  readonly colors: Colors;
  /** Folder that the command was typed in, which paths in its arguments are relative to. */
  readonly typedIn: string;
  /** Arguments after `--`, for a command with {@link Definition.rest}; empty for the others. */
  readonly rest: readonly string[];
}

/** How a command ended. */
export interface Outcome<Answer> {
  /** @default 0 */
  readonly exitCode?: ExitCode;
  /** What `--json` prints. */
  readonly answer?: Answer;
  /** Lines that people get instead of the answer. @default what the command has printed is enough */
  readonly lines?: readonly string[];
}

type Parameters = Readonly<Record<string, Options>>;
type Positionals = Readonly<Record<string, PositionalOptions>>;

/** The values of positional arguments and options, by their names. */
export type Arguments<P extends Positionals, O extends Parameters> = {
  readonly [Name in keyof P]: InferredOptionTypes<P>[Name];
} & { readonly [Name in keyof O]: InferredOptionTypes<O>[Name] };

/**
 * A command of `npx bmo`. Its file loads nothing that takes time, so that help and completion are fast: `run` requires what
 * does the work.
 */
export interface Definition<
  P extends Positionals = Positionals,
  O extends Parameters = Parameters,
  Answer = unknown,
> {
  readonly name: string;
  readonly group: (typeof GROUPS)[number];
  /** What it does, in a line that follows its name. */
  readonly summary: string;
  /** What it does and needs, in sentences; lines are broken when it is printed. */
  readonly description: string;
  /** Positional arguments in their order; those without `demandOption` are optional and come last. */
  readonly positionals: P;
  readonly options: O;
  /** Who gets the arguments after `--`. @default nobody: there may be none */
  readonly rest?: string;
  /** Command lines without `npx bmo`, and what each does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** An answer as `--json` prints it: the documented shape. @default the command has no `--json` */
  readonly answer?: Answer;
  /** A shell executes what it prints, and nothing else is printed. @default people or scripts read it */
  readonly isForShells?: boolean;
  /** Printed after Ctrl-C: what goes on, and how to continue. */
  readonly interrupted: string;
  /** @throws UsageError before anything is started; UserError for everything that somebody can correct */
  readonly run: (args: Arguments<P, O>, context: Context) => Promise<Outcome<Answer>>;
}

/** Any command, whatever its arguments are. */
export interface AnyDefinition extends Omit<Definition, 'run' | 'answer'> {
  readonly answer?: unknown;
  // biome-ignore lint/suspicious/noExplicitAny: arguments of different commands have nothing in common
  readonly run: (args: any, context: Context) => Promise<Outcome<unknown>>;
}

/** Lets TypeScript infer the arguments that `run` gets. */
export const defineCommand = <const P extends Positionals, const O extends Parameters, Answer = undefined>(
  definition: Definition<P, O, Answer>,
): Definition<P, O, Answer> => definition;

/** Names of the environments. */
export const ENVIRONMENTS: readonly string[] = Object.keys(environments);

/** Names of the stacks that every environment has. */
export const STACKS = ['foundation', 'application'] as const;

/** The environment that a command is about. */
export const environment = {
  describe: 'name of a file in environments/',
  type: 'string',
  choices: ENVIRONMENTS,
  demandOption: true,
} as const;

/** One of the stacks of an environment. */
export const stack = { describe: 'stack; both if not given', type: 'string', choices: STACKS } as const;

/** A switch that is off unless it is given. */
export const flag = (describe: string) => ({ describe, type: 'boolean', default: false }) as const;

/** An option with a text. */
export const text = (describe: string) => ({ describe, type: 'string', requiresArg: true }) as const;

/** An option with a text that may be given several times. */
export const texts = (describe: string) =>
  ({ describe, type: 'string', array: true, requiresArg: true, default: [] as string[] }) as const;

/** A path that somebody typed, as an absolute one. */
export const typedPath = <Path extends string | undefined>(
  path: Path,
  { typedIn }: Pick<Context, 'typedIn'>,
): Path => (path === undefined ? undefined : resolve(typedIn, path)) as Path;
