import { readArguments } from './arguments';
import { bootstrapAccounts } from './bootstrap/bootstrap-accounts';
import { runEnvironments } from './environments';
import { applyHclRoots } from './hcl-root/apply-roots';
import { testModules } from './modules/test-modules';
import { requirePython } from './requirements';
import { reportFailure, Steps } from './steps';
import { runWrapper } from './terraform-wrapper';
import { inWorkspace } from './workspace';

const ENVIRONMENTS = ['prod', 'staging'];
/** The commands of operators by themselves, in accounts of their own. */
const COMMANDS = 'commands';
/** The modules that HCL can call. */
const MODULES = 'modules';
/** Roots that call them. */
const HCL = 'hcl';
const PARTS = [...ENVIRONMENTS, COMMANDS, MODULES, HCL];

const USAGE = `usage: npm run e2e -- [--only ${PARTS.join('|')}] [--keep]

Takes over the team's state bucket and lock table, then applies the synthesized stacks beside the team's existing
root on an AWS emulator, with the real Terraform, AWS provider and S3 backend; checks what exists, that second
plans are empty, that no secret value is written anywhere and that the existing root is untouched. In staging the
first apply is interrupted and a key missing, a good and a broken image are deployed, and the password of the
database is rotated. Destroys everything; then every call has to be one that the Terraform roles allow. First come the
modules, with \`terraform test\`, roots in HCL that call them, and the commands by themselves: \`npm run bootstrap\`
from nothing, over what exists and interrupted, and \`npm run tf\`.

  --only   one environment, \`commands\`, \`modules\` or \`hcl\`, instead of everything
  --keep   keep the temporary folder with the stacks, plans and logs, and print where it is`;

/** Modules and commands first: they take minutes, the environments a quarter of an hour. */
async function endToEnd(folder: string, only: string | undefined): Promise<void> {
  const steps = new Steps();
  const part = { folder, steps, python: await requirePython() };
  const wanted = (part: string) => only === undefined || only === part;
  if (wanted(MODULES)) await testModules(part);
  if (wanted(HCL)) await applyHclRoots(part);
  if (wanted(COMMANDS)) {
    await bootstrapAccounts(part);
    await runWrapper(folder, part.python, steps);
  }
  const environments = ENVIRONMENTS.filter(wanted);
  if (environments.length > 0) await runEnvironments(part, environments);
  console.log(`${steps.total}  in all`);
}

async function main(): Promise<void> {
  const { only, keep, help } = readArguments({ usage: USAGE, part: 'part', parts: PARTS });
  if (help) return console.log(USAGE);
  await inWorkspace(keep, (folder) => endToEnd(folder, only));
}

main().catch(reportFailure);
