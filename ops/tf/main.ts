import { callerIdentity } from '../toolbox/aws/caller-identity';
import { heldLock } from '../toolbox/aws/held-lock';
import { stateBackendProblems } from '../toolbox/aws/state-backend';
import { exitWith } from '../toolbox/exit-with';
import { outputFolder } from '../toolbox/synthesized-roots';
import { runOnTerminal } from '../toolbox/terraform';
import { appliedOutputs } from './applied-outputs';
import { readArguments, USAGE } from './arguments';
import { runStacks } from './run-stacks';

/** `npm run tf`: Terraform on the stacks of an environment, in their order, after checking what it needs. */
async function main(args: readonly string[]): Promise<number> {
  const request = readArguments(args);
  if (!request) {
    console.log(USAGE);
    return 0;
  }
  const { CI, TF_PLUGIN_MIRROR } = process.env;
  return runStacks(request, {
    run: runOnTerminal,
    print: (line) => console.log(line),
    ci: Boolean(CI) && CI !== 'false',
    pluginMirror: TF_PLUGIN_MIRROR,
    outdir: outputFolder(),
    aws: {
      callerIdentity: () => callerIdentity(),
      stateBackendProblems,
      heldLock,
      appliedOutputs: (root) => appliedOutputs(root),
    },
  });
}

exitWith(() => main(process.argv.slice(2)));
