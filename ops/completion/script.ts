import { join } from 'node:path';
import yargs from 'yargs';

/** Prints what makes a shell complete the words of `bmo`, and defines `bmo` for every folder. */
export function printCompletionScript(shell: 'bash' | 'zsh', print: (line: string) => void): void {
  // How yargs chooses the shell.
  process.env['SHELL'] = `/bin/${shell}`;
  delete process.env['ZSH_NAME'];
  const program = join(__dirname, '..', 'bmo');
  print(`bmo() { '${program.replaceAll("'", "'\\''")}' "$@"; }`);
  yargs().scriptName('bmo').showCompletionScript();
}
