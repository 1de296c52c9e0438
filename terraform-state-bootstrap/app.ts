import { App } from 'cdktf';
import type { Environment } from '../modules/config/schema';
import { writeVariableExamples } from '../modules/shared/variable-examples';
import type { Account } from './settings';
import { BootstrapStack } from './stack';
import { assertEveryStack, type SynthesizedStack } from './synthesized-stacks';

/**
 * Writes the Terraform JSON of the bootstrap and its `terraform.tfvars.example` to `outdir/stacks/`. Needs no network
 * and no credentials.
 *
 * @param outdir folder for this synthesis only, because it replaces the manifest in it
 * @param account of {@link loadAccount}
 * @param environments all of them
 * @param stacks both stacks of every environment: the permissions of a role follow from the types in its stack
 * @throws UserError when a stack is missing, before anything is written
 */
export function synthesizeBootstrap(
  outdir: string,
  account: Account,
  environments: readonly Environment[],
  stacks: readonly SynthesizedStack[],
): void {
  assertEveryStack(stacks, environments);
  const app = new App({ outdir });
  new BootstrapStack(app, account, environments, stacks);
  app.synth();
  writeVariableExamples(app);
}
