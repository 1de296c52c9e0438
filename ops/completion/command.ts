import { defineCommand } from '../cli/definition';

const SHELLS = ['bash', 'zsh'] as const;

export const command = defineCommand({
  name: 'completion',
  group: 'Prepare',
  summary: 'prints what makes the shell complete commands, environments, stacks and options',
  description:
    'Prints a script for the shell. It completes with the Tab key, and defines `bmo`, which works in every folder. Load it in ' +
    'each new shell by writing the line of the example to ~/.bashrc or ~/.zshrc.',
  positionals: { shell: { describe: 'shell', type: 'string', choices: SHELLS, demandOption: true } },
  options: {},
  examples: [
    ['completion bash', 'prints the script for bash; to load it: source <(npx bmo completion bash)'],
    ['completion zsh', 'prints the script for zsh'],
  ],
  isForShells: true,
  interrupted: '',
  run: async ({ shell }, { print }) => {
    const { printCompletionScript } = require('./script') as typeof import('./script');
    printCompletionScript(shell, print);
    return {};
  },
});
