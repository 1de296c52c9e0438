import { runCommand } from '../toolbox/command-line';
import { readArguments, USAGE } from './arguments';
import { dependenciesOnTerminal } from './on-terminal';
import { runStacks } from './run-stacks';

/** `npx bmo tf`: Terraform on the stacks of an environment, in their order, after checking what it needs. */
runCommand({
  usage: USAGE,
  read: readArguments,
  run: (request) => runStacks(request, dependenciesOnTerminal()),
});
