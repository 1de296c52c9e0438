import { version } from '../../package.json';
import { COMMANDS } from './commands';
import { EXIT } from './exit-codes';
import { exitCodeOf } from './run';
import { endOnSignals } from './signals';

/**
 * `npx bmo`: does what the command line says and ends the process with its exit code. The current folder is the project's.
 * @param words what follows the program's name
 * @param typedIn folder in which it was typed
 */
export function main(words: readonly string[], typedIn: string): void {
  if (words[0] === '--version') {
    console.log(version);
    return;
  }
  endOnSignals(COMMANDS.find(({ name }) => name === words[0])?.interrupted);
  // Whoever reads this, such as `head`, has read enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(EXIT.ok);
  });
  void exitCodeOf(COMMANDS, words, { typedIn, color: hasColor() }).then((code) => {
    // A signal that came meanwhile has set its own.
    process.exitCode ??= code;
  });
}

/** Colors are for people: on a terminal, unless NO_COLOR is set. @see https://no-color.org */
const hasColor = (): boolean => Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'];
