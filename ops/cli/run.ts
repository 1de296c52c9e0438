import { createColors } from 'picocolors';
import { explanationOf } from '../toolbox/explanation';
import { UsageError } from '../toolbox/usage-error';
import { completions } from './completion';
import type { AnyDefinition, Context } from './definition';
import { EXIT, type ExitCode } from './exit-codes';
import { overview } from './help';
import { requireName } from './names';
import { helpOf, PROGRAM, parse, usageOf } from './parse';

/** Where the command line was typed, and what it may print in. */
export type Terminal = Pick<Context, 'typedIn' | 'color'>;

/** What the shell asks for, after {@link COMPLETION_REQUEST}: the program's name and the words typed so far. */
const COMPLETION_REQUEST = '--get-yargs-completions';

/**
 * Does what a command line says, prints why if it cannot, and returns the exit code.
 * @param words what follows the program's name
 */
export async function exitCodeOf(
  commands: readonly AnyDefinition[],
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const [name, ...args] = words;
  if (name === undefined || name === '--help' || name === 'help') {
    const print = name === undefined ? console.error : console.log;
    print(overview(commands, createColors(terminal.color)));
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  if (name === COMPLETION_REQUEST) {
    console.log(completions(commands, args.slice(1)).join('\n'));
    return EXIT.ok;
  }
  const definition = commands.find((command) => command.name === name);
  try {
    if (!definition) return refuseName(commands, name);
    if (asksForHelp(args)) {
      console.log(await helpOf(definition));
      return EXIT.ok;
    }
    return await run(definition, args, terminal);
  } catch (error) {
    return explained(error, definition);
  }
}

function refuseName(commands: readonly AnyDefinition[], name: string): never {
  requireName(
    'command',
    name,
    commands.map((command) => command.name),
  );
  throw new Error(`${name} is a command.`);
}

async function run(
  definition: AnyDefinition,
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { args, json, rest } = await parse(definition, words);
  const isElsewhere = terminal.typedIn !== process.cwd() && !definition.isForShells;
  if (isElsewhere) console.error(`Paths below are relative to ${process.cwd()}.`);
  const note = (line: string) => console.error(line);
  const print = json ? note : (line: string) => console.log(line);
  const {
    exitCode = EXIT.ok,
    answer,
    lines = [],
  } = await definition.run(args, {
    ...terminal,
    colors: createColors(terminal.color),
    print,
    note,
    rest,
  });
  for (const line of json ? [JSON.stringify(answer, null, 2)] : lines) console.log(line);
  return exitCode;
}

/** `--help` counts before `--`, whatever else is written. */
const asksForHelp = (args: readonly string[]): boolean => {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).includes('--help');
};

/** Prints why a command ended. */
function explained(error: unknown, definition: AnyDefinition | undefined): ExitCode {
  if (error instanceof UsageError) {
    const more = definition
      ? `usage: ${usageOf(definition)}\nExamples and options: ${PROGRAM} ${definition.name} --help`
      : `All commands: ${PROGRAM} --help`;
    console.error(`${error.message}\n\n${more}`);
    return EXIT.usage;
  }
  const explanation = explanationOf(error);
  console.error(explanation === undefined ? bug(error) : `\n${explanation}`);
  return EXIT.failed;
}

const bug = (error: unknown): string =>
  'This is a bug of this command line, and no mistake of yours. Report it with the command and these lines:\n\n' +
  `${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
