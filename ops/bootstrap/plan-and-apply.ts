import { placeLockFile } from '../toolbox/lock-file';
import { asTyped, terraform as terraformCommand } from '../toolbox/terraform';
import type { Options } from './arguments';
import type { BootstrapTerraform } from './bootstrap-terraform';
import { confirm } from './confirmation';
import { variableOptions } from './expected-account';
import { requireHarmless } from './plan-refusals';
import { print } from './print';
import type { RootFolder } from './root-folder';
import { taintedIn } from './state-file';
import type { Survey } from './survey';

/** Exit code of `terraform plan -detailed-exitcode` when there is something to do. */
const HAS_CHANGES = 2;

/** What a change works with. */
export interface Change {
  readonly options: Options;
  readonly folder: RootFolder;
  readonly terraform: BootstrapTerraform;
  readonly found: Survey;
}

/**
 * Plans against the state that there is, shows the plan, and applies it once it is allowed.
 * @returns whether anything was changed
 * @throws UserError when the plan destroys or changes what it must not, or when nobody allows it
 */
export async function planAndApply(change: Change): Promise<boolean> {
  const { options, folder, terraform, found } = change;
  if (found.placement.backend === 'local') folder.useLocalState();
  else folder.useBucketState();
  folder.setImports(found.existing);
  placeLockFile(folder.stack, folder.root, false);
  try {
    await terraform.init('-reconfigure');
    await keepHalfCreated(change);
    const variables = variableOptions(options);
    const plan = ['plan', '-input=false', '-detailed-exitcode', `-out=${folder.plan}`, ...variables];
    if ((await terraform.run(plan, [0, HAS_CHANGES])) !== HAS_CHANGES) return false;

    const planned = await terraform.readPlan(folder.plan);
    const { changeExisting } = options;
    const apply = asTyped(terraformCommand(folder.root, 'apply', ...variables));
    requireHarmless(planned, { changeExisting, inherited: found.inherited, apply });
    await confirm('Apply this plan?', { yes: options.yes, input: process.stdin, output: process.stdout });
    await terraform.run(['apply', '-input=false', folder.plan]);
    return true;
  } finally {
    folder.setImports([]);
    folder.removePlan();
  }
}

/**
 * A create that failed half-way is in the state as tainted: Terraform would destroy it and create it again. What
 * it lacks can be added just as well.
 */
async function keepHalfCreated({ options, terraform, found }: Change): Promise<void> {
  const tainted = found.placement.state ? taintedIn(found.placement.state) : [];
  if (tainted.length === 0) return;
  print('', 'An earlier run created these only in part. They are kept, and get what they lack:', ...tainted);
  await confirm('Take note of that in the state?', {
    yes: options.yes,
    input: process.stdin,
    output: process.stdout,
  });
  for (const address of tainted) await terraform.run(['untaint', address]);
}
