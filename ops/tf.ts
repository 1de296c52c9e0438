import { callerIdentity } from './preflight/caller-identity';
import { heldLock } from './preflight/held-lock';
import { stateBackendProblems } from './preflight/state-backend';
import { appliedOutputs } from './terraform/applied-outputs';
import { readArguments, USAGE } from './terraform/arguments';
import { exitWith } from './terraform/exit-with';
import { outputFolder } from './terraform/synthesized-roots';
import { runOnTerminal } from './terraform/terraform-process';
import { work } from './terraform/work';

/** `npm run tf`: Terraform on the stacks of an environment, in their order, after checking what it needs. */
async function main(args: readonly string[]): Promise<number> {
  const request = readArguments(args);
  if (!request) {
    console.log(USAGE);
    return 0;
  }
  const { CI, TF_PLUGIN_MIRROR } = process.env;
  return work(request, {
    run: runOnTerminal,
    say: (line) => console.log(line),
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
