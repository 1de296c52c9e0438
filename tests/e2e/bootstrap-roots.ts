import { join } from 'node:path';
import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import { readSynthesizedStacks } from '../../ops/bootstrap/synthesis';
import { account } from '../../terraform-state-bootstrap/account';
import { synthesizeBootstrap } from '../../terraform-state-bootstrap/app';
import { loadAccount } from '../../terraform-state-bootstrap/settings';
import type { SynthesizedStack } from './synthesis';

/** Names of the bootstrap's roots, as it is and with what is switched off, by what they differ in. */
const FORMS = {
  bootstrap: {},
  'bootstrap with a replica': { replication: { enabled: true, region: 'us-west-2' } },
};

/**
 * Synthesizes the bootstrap for the stacks in `outdir`, into folders beside it.
 * @param outdir output of a synthesis of every environment
 */
export function synthesizeBootstrapRoots(folder: string, outdir: string): readonly SynthesizedStack[] {
  const loaded = loadEnvironments(environments);
  const stacks = readSynthesizedStacks(outdir);
  return Object.entries(FORMS).map(([name, changes]) => {
    const root = join(folder, name.replaceAll(' ', '-'));
    synthesizeBootstrap(root, loadAccount({ ...account, ...changes }, loaded), loaded, stacks);
    return { name, folder: join(root, 'stacks', 'bmo-learning-terraform-state-bootstrap') };
  });
}
