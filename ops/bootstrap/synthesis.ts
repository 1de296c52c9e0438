import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import { account } from '../../terraform-state-bootstrap/account';
import { synthesizeBootstrap } from '../../terraform-state-bootstrap/app';
import { loadAccount } from '../../terraform-state-bootstrap/settings';
import type { SynthesizedStack } from '../../terraform-state-bootstrap/synthesized-stacks';
import { synthesizeEnvironments } from '../toolbox/synthesis';
import {
  readSynthesizedRoots,
  type SynthesizedRoot,
  stateLocation,
  typesIn,
} from '../toolbox/synthesized-roots';
import { runOnTerminal } from '../toolbox/terraform';

/**
 * Writes the stacks of all environments to `directory/environments` and the bootstrap root to `directory/root`.
 * The roles of the second one follow from the first ones, so both are written each time. Other files beside
 * the JSON stay as they are.
 *
 * @returns the bootstrap root
 * @throws UserError when an environment or the account is not valid, or the synthesis fails
 */
export async function synthesize(directory: string): Promise<SynthesizedRoot> {
  const loaded = loadEnvironments(environments);
  const loadedAccount = loadAccount(account, loaded);
  mkdirSync(directory, { recursive: true });
  const outdir = join(directory, 'environments');
  await synthesizeEnvironments(runOnTerminal, outdir);
  const rootOutdir = join(directory, 'root');
  synthesizeBootstrap(rootOutdir, loadedAccount, loaded, readSynthesizedStacks(outdir));
  const [root] = readSynthesizedRoots(rootOutdir);
  if (!root) throw new Error('The synthesis of the bootstrap wrote no root.');
  return root;
}

/** What the stacks that a synthesis left in `outdir` consist of: their roles are derived from it. */
export const readSynthesizedStacks = (outdir: string): readonly SynthesizedStack[] =>
  readSynthesizedRoots(outdir).map(({ name, environment, role, json }) => ({
    name,
    environment,
    role,
    stateKey: stateLocation(json).key,
    types: typesIn(json),
  }));
