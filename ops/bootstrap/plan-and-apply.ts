import { reviewPlan } from '../plan-review/review';
import { reviewText } from '../plan-review/terminal';
import { placeLockFile } from '../toolbox/lock-file';
import { asTyped, terraform as terraformCommand } from '../toolbox/terraform';
import type { BootstrapTerraform } from './bootstrap-terraform';
import { confirm } from './confirmation';
import { variableOptions } from './expected-account';
import type { Options } from './options';
import { requireHarmless } from './plan-refusals';
import { print } from './print';
import type { RootFolder } from './root-folder';
import { taintedIn } from './state-file';
import type { Survey } from './survey';

/** Input of {@link planAndApply}. */
export interface Change {
  readonly options: Options;
  readonly folder: RootFolder;
  readonly terraform: BootstrapTerraform;
  readonly found: Survey;
}

/**
 * Plans against the current state, shows the plan, and applies it after confirmation.
 * @returns whether anything was changed
 * @throws UserError when the plan destroys or changes what it must not, or is not confirmed
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
    if (!(await terraform.plan(folder.plan, folder.planText, variables))) return false;

    const planned = await terraform.readPlan(folder.plan);
    print('', reviewText(folder.stack, reviewPlan(planned, {})), '', `All of it is in ${folder.planText}.`);
    const { changeExisting } = options;
    const apply = asTyped(terraformCommand(folder.root, 'apply', ...variables));
    requireHarmless(planned, { changeExisting, inherited: found.inherited, apply });
    await confirm('Apply this plan?', { yes: options.yes, input: process.stdin, output: process.stdout });
    await terraform.apply(folder.plan);
    return true;
  } finally {
    folder.setImports([]);
    folder.removePlan();
  }
}

/**
 * A resource whose creation failed half-way is tainted in the state: Terraform would destroy it and create it
 * again. Untainted, it is completed in place.
 */
async function keepHalfCreated({ options, terraform, found }: Change): Promise<void> {
  const tainted = found.placement.state ? taintedIn(found.placement.state) : [];
  if (tainted.length === 0) return;
  print('', 'An earlier run created these only in part. They are kept and completed:', ...tainted);
  await confirm('Mark them as complete in the state (terraform untaint)?', {
    yes: options.yes,
    input: process.stdin,
    output: process.stdout,
  });
  for (const address of tainted) await terraform.run(['untaint', address]);
}
