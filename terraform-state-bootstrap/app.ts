import { App } from 'cdktf';
import type { Environment } from '../modules/config/schema';
import { writeVariableExamples } from '../modules/shared/variable-examples';
import type { Account } from './settings';
import { BootstrapStack } from './stack';
import { assertEveryStack, type SynthesizedStack } from './synthesized-stacks';

/**
 * Writes the Terraform JSON of the bootstrap, and its `terraform.tfvars.example`, below `outdir/stacks/`. Needs
 * neither network nor credentials.
 *
 * @param outdir a folder of its own: a synthesis replaces the manifest of the one before
 * @param account of {@link loadAccount}
 * @param environments all of them
 * @param stacks both of every environment: what a role may do follows from what its stack holds
 * @throws UserError when a stack is missing; nothing is written then
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
