import { join } from 'node:path';
import { synthesizeBootstrapRoots } from './bootstrap-roots';
import { reportFailure, Steps } from './steps';
import { type SynthesizedStack, synthesize } from './synthesis';
import { Terraform } from './terraform';
import { inWorkspace } from './workspace';

/** Providers at a time: each takes a few hundred MiB and most of a core. */
const AT_ONCE = 2;

/** `terraform validate` of every root of a fresh synthesis, with the real provider and no backend. */
async function validateAll(folder: string): Promise<void> {
  const steps = new Steps();
  const terraform = await Terraform.find(folder);
  const [first, ...others] = await steps.step('synth', async () => [
    ...(await synthesize(folder)),
    ...synthesizeBootstrapRoots(folder, join(folder, 'cdktf.out')),
  ]);
  const validate = (stack: SynthesizedStack) =>
    steps.step(`${stack.name}: validate`, async (say) => {
      const root = terraform.root(stack.folder);
      await root.init('-backend=false');
      await root.validate();
      say('valid');
    });

  // Alone, so that a provider that has to be downloaded is downloaded once.
  if (first) await validate(first);
  const lanes = Array.from({ length: AT_ONCE }, () => async () => {
    for (let stack = others.shift(); stack; stack = others.shift()) await validate(stack);
  });
  await steps.together(...lanes);
}

inWorkspace(false, validateAll).catch(reportFailure);
