import { defineCommand } from '../cli/definition';

const SHELLS = ['bash', 'zsh'] as const;

export const command = defineCommand({
  name: 'completion',
  group: 'Prepare',
  summary: 'prints what makes the shell complete commands, environments, stacks and options',
  description:
    'Prints a script for the shell: the Tab key completes commands, environments, stacks and options, and `bmo` works in every ' +
    'folder. New shells have it after `echo "source <(\'$PWD/ops/bmo\' completion bash)" >> ~/.bashrc` in the folder of the project.',
  positionals: { shell: { describe: 'shell', type: 'string', choices: SHELLS, demandOption: true } },
  options: {},
  examples: [
    ['completion bash', 'prints the script; this shell loads it with: source <(npx bmo completion bash)'],
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
