import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import { wayBackFrom } from '../plan-review/way-back';
import { callerIdentity } from '../toolbox/aws/caller-identity';
import { heldLock } from '../toolbox/aws/held-lock';
import { stateBackendProblems } from '../toolbox/aws/state-backend';
import { outputFolder } from '../toolbox/synthesized-roots';
import { runOnTerminal } from '../toolbox/terraform';
import { appliedOutputs } from './applied-outputs';
import { quotaReport } from './quotas/report';
import type { Dependencies } from './run-stacks';

/** Terraform on this terminal, and AWS with the credentials of this process. */
export function dependenciesOnTerminal(color: boolean): Dependencies {
  const { CI, TF_PLUGIN_MIRROR } = process.env;
  return {
    run: runOnTerminal,
    print: (line) => console.log(line),
    ci: Boolean(CI) && CI !== 'false',
    color,
    pluginMirror: TF_PLUGIN_MIRROR,
    outdir: outputFolder(),
    wayBack: wayBackFrom,
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
  };
}
