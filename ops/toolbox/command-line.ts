import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../../modules/shared/user-error';
import { UsageError } from './usage-error';

/** Exit code when the command line is not valid. */
const USAGE_ERROR = 2;

/** A developer's command, a script of package.json; operators have `npx bmo`. */
export interface CommandLine<Request> {
  /** Printed for `--help`, and after the message of a {@link UsageError}. */
  readonly usage: string;
  /** @throws UsageError */
  readonly read: (args: readonly string[]) => Request;
  /** @returns the exit code */
  readonly run: (request: Request) => Promise<number>;
}

/** Runs a command with the arguments of this process, and ends the process with its exit code. */
export function runCommand<Request>(command: CommandLine<Request>): void {
  void exitCodeOf(command, process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}

/**
 * Runs a command and returns the exit code: of the command, 1 after an error, 2 after a {@link UsageError}. A
 * {@link UserError} is printed without a stack trace; any other error is a defect and keeps its trace.
 */
export async function exitCodeOf<Request>(
  { usage, read, run }: CommandLine<Request>,
  args: readonly string[],
): Promise<number> {
  if (asksForHelp(args)) {
    console.log(usage);
    return 0;
  }
  try {
    return await run(read(args));
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage}`);
      return USAGE_ERROR;
    }
    console.error(error instanceof UserError ? `\n${error.message}` : error);
    return 1;
  }
}

/** `--help` counts before `--`, whatever else is written. */
const asksForHelp = (args: readonly string[]): boolean => {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).includes('--help');
};

/**
 * Parses options and positional arguments.
 * @throws UsageError with the first sentence of Node's message; the others are about options that no command has
 */
export function parseArguments<const Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\.(?:\s|$)/)[0]}.`);
  }
}
