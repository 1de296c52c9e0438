import { defineCommand, environment, flag, stack } from '../cli/definition';
import { requestOf, VERBS } from './request';

export const command = defineCommand({
  name: 'tf',
  group: 'Plan and apply',
  summary: 'Terraform on the stacks of an environment, in their order',
  description:
    'Writes the Terraform JSON, checks what Terraform would stumble over (credentials, account, state, lock, variables, quotas), ' +
    'and runs Terraform on the stacks, the foundation first. It prints every command that it runs; each works without it. ' +
    'docs/runbooks/terraform.md describes all of it.',
  positionals: {
    environment,
    action: { describe: 'command of Terraform', type: 'string', choices: VERBS, demandOption: true },
    stack,
  },
  options: {
    'no-synth': flag('use the existing Terraform JSON'),
    'detailed-exitcode': flag('plan only: exit code 3 when something would change, 0 when nothing would'),
  },
  rest: 'terraform',
  examples: [
    ['tf prod plan foundation', 'saves a plan of the foundation; read it, then apply it'],
    ['tf prod apply foundation', 'applies the saved plan; without one, Terraform plans and asks'],
    ['tf prod plan application -- -lock=false', 'hands -lock=false to terraform plan'],
    ['tf staging destroy', 'destroys the application, then the foundation; Terraform asks'],
  ],
  interrupted: 'Terraform was not running. Run the command again.',
  run: async (args, { rest, color }) => {
    const request = requestOf(args, rest);
    const { dependenciesOnTerminal } = require('./on-terminal') as typeof import('./on-terminal');
    const { runStacks } = require('./run-stacks') as typeof import('./run-stacks');
    return { exitCode: await runStacks(request, dependenciesOnTerminal(color)) };
  },
});
