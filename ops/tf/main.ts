import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import { callerIdentity } from '../toolbox/aws/caller-identity';
import { heldLock } from '../toolbox/aws/held-lock';
import { stateBackendProblems } from '../toolbox/aws/state-backend';
import { runCommand } from '../toolbox/command-line';
import { outputFolder } from '../toolbox/synthesized-roots';
import { runOnTerminal } from '../toolbox/terraform';
import { appliedOutputs } from './applied-outputs';
import { type Request, readArguments, USAGE } from './arguments';
import { quotaReport } from './quotas/report';
import { runStacks } from './run-stacks';

/** `npm run tf`: Terraform on the stacks of an environment, in their order, after checking what it needs. */
async function main(request: Request): Promise<number> {
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
      quotaReport: async (environment) => {
        const [loaded] = loadEnvironments(environments, environment);
        return loaded ? quotaReport(loaded) : [];
      },
    },
  });
}

runCommand({ usage: USAGE, read: readArguments, run: main });
