import type { Options } from 'yargs';
import type { AnyDefinition } from './definition';
import { optionsOf } from './parse';

/**
 * What may come next on a command line that ends in the middle of a word.
 * @param words what follows the program's name; the last one is being typed, and may be empty
 */
export function completions(commands: readonly AnyDefinition[], words: readonly string[]): readonly string[] {
  const [name = '', ...before] = words;
  const typed = words.at(-1) ?? '';
  return candidates(commands, name, before.slice(0, -1), typed, words.length).filter((each) =>
    each.startsWith(typed),
  );
}

function candidates(
  commands: readonly AnyDefinition[],
  name: string,
  before: readonly string[],
  typed: string,
  count: number,
): readonly string[] {
  if (count <= 1) return [...commands.map((command) => command.name), '--help', '--version'];
  const command = commands.find((each) => each.name === name);
  if (!command || before.includes('--')) return [];
  const options: Readonly<Record<string, Options>> = optionsOf(command);
  const asked = valueAskedFor(options, before.at(-1));
  if (asked) return (asked.choices ?? []).map(String);
  if (typed.startsWith('-')) return [...Object.keys(options), 'help'].map((option) => `--${option}`);
  const places: readonly Options[] = Object.values(command.positionals);
  return (places[positionOf(options, before)]?.choices ?? []).map(String);
}

/** How many positional arguments were given. */
const positionOf = (options: Readonly<Record<string, Options>>, before: readonly string[]): number =>
  before.filter((word, index) => !word.startsWith('-') && !valueAskedFor(options, before[index - 1])).length;

/** The option that a word gives a value to, because it follows it. */
function valueAskedFor(options: Readonly<Record<string, Options>>, word = ''): Options | undefined {
  const option = word.startsWith('--') ? options[word.slice(2)] : undefined;
  return option?.type === 'boolean' ? undefined : option;
}
