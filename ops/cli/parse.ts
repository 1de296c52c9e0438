import type { Options } from 'yargs';
import yargs from 'yargs';
import { show } from '../../modules/shared/problems';
import { UsageError } from '../toolbox/usage-error';
import type { AnyDefinition, Context } from './definition';
import { didYouMean, requireName } from './names';

/** How commands are called in every message. */
export const PROGRAM = 'npx bmo';

/** What a command line asks of its command. */
export interface Parsed {
  // biome-ignore lint/suspicious/noExplicitAny: yargs types values by their definition, which is any command's here
  readonly args: any;
  readonly json: boolean;
  readonly rest: Context['rest'];
}

const JSON_OPTION = { describe: 'print the answer as JSON', type: 'boolean', default: false } as const;

/** Options of every command. */
export const optionsOf = ({ options, answer }: AnyDefinition): Readonly<Record<string, Options>> => ({
  ...options,
  ...(answer !== undefined && { json: JSON_OPTION }),
});

/**
 * Reads the arguments of a command.
 * @param words what follows the command's name
 * @throws UsageError with what is wrong, and with what was probably meant
 */
export async function parse(definition: AnyDefinition, words: readonly string[]): Promise<Parsed> {
  const {
    _: unnamed,
    $0: _program,
    '--': rest = [],
    json = false,
    ...args
  } = await parser(definition, words).parseAsync(words);
  const [unexpected] = unnamed;
  if (unexpected !== undefined) throw new UsageError(`Unexpected argument ${show(String(unexpected))}.`);
  const after = rest as readonly string[];
  if (!definition.rest && after.length > 0) {
    throw new UsageError(`${definition.name} hands nothing on: there may be no arguments after \`--\`.`);
  }
  for (const [name, option] of Object.entries(optionsOf(definition))) {
    if (!option.array && Array.isArray(args[name])) throw new UsageError(`--${name} may be given only once.`);
  }
  return { args, json: Boolean(json), rest: after };
}

/** The help of a command. Its examples are whole lines, to be copied. */
export async function helpOf(definition: AnyDefinition): Promise<string> {
  const examples = definition.examples.map(([line, does]) => `  # ${does}\n  ${PROGRAM} ${line}`);
  return [
    await parser(definition).getHelp(),
    `Examples:\n${examples.join('\n')}`,
    `${PROGRAM} --help lists the exit codes.`,
  ].join('\n\n');
}

/** How a command is called: `npx bmo verify <environment>`. */
export const usageOf = ({ name, positionals, rest }: AnyDefinition): string =>
  [
    `${PROGRAM} ${name}`,
    ...Object.entries(positionals as Record<string, Options>).map(([key, { demandOption }]) =>
      demandOption ? `<${key}>` : `[${key}]`,
    ),
    ...(rest ? [`[-- options of ${rest}]`] : []),
  ].join(' ');

function parser(definition: AnyDefinition, words: readonly string[] = []) {
  const { name, description, positionals } = definition;
  const options = optionsOf(definition);
  const places = Object.keys(positionals).map((key) =>
    positionals[key]?.demandOption ? `<${key}>` : `[${key}]`,
  );
  return yargs()
    .scriptName(`${PROGRAM} ${name}`)
    .usage(`${usageOf(definition)}\n\n${description}`)
    .command(['$0', places.join(' ')].join(' ').trim(), false, (builder) => {
      for (const [key, positional] of Object.entries(positionals as Record<string, Options>)) {
        builder.positional(key, { ...positional, ...checked(key, positional) } as never);
      }
      return builder;
    })
    .options(
      Object.fromEntries(
        Object.entries(options).map(([key, option]) => [key, { ...option, ...checked(key, option) }]),
      ),
    )
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'populate--': true,
    })
    .help(false)
    .version(false)
    .locale('en')
    .wrap(110)
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      // What a check of ours throws arrives in an error of yargs, with the same message.
      if (error && error.name !== 'YError') throw error;
      throw new UsageError(inOurWords(error?.message ?? message, definition, words));
    });
}

/** Checks a name where there are few. */
const checked = (key: string, { choices, array }: Options): Options =>
  choices === undefined || array
    ? {}
    : {
        coerce: (value) =>
          value === undefined ? value : requireName(key, String(value), choices.map(String)),
      };

/** What yargs says about a command line, in the words of this project. */
function inOurWords(message: string, definition: AnyDefinition, words: readonly string[]): string {
  const [, given] = /^Not enough non-option arguments: got (\d+)/.exec(message) ?? [];
  if (given !== undefined) {
    const [missing = ''] = Object.keys(definition.positionals).slice(Number(given));
    const { choices } = definition.positionals[missing] as Options;
    return `The ${missing} is missing.${choices ? ` Allowed: ${choices.join(', ')}.` : ''}`;
  }
  const [, unknown] = /^Unknown arguments?: (.+)$/.exec(message) ?? [];
  if (unknown !== undefined) {
    const names = Object.keys(optionsOf(definition));
    const [first = ''] = unknown.split(', ');
    if (words.includes(first)) return `Unexpected argument ${show(first)}.`;
    return `Unknown option --${first}.${didYouMean(first, names).replace('mean ', 'mean --')}`;
  }
  const [, valueless] = /^Not enough arguments following: (.+)$/.exec(message) ?? [];
  return valueless === undefined ? message : `--${valueless} needs a value.`;
}
