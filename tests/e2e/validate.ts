import { join } from 'node:path';
import { synthesizeBootstrapRoots } from './bootstrap-roots';
import { rootToValidate } from './modules/calling-root';
import { writeEveryModule } from './modules/written-modules';
import { reportFailure, Steps } from './steps';
import { type SynthesizedStack, synthesize } from './synthesis';
import { Terraform } from './terraform';
import { inWorkspace } from './workspace';

/** `terraform validate` of every root and module of a fresh synthesis, with the real provider and no backend. */
async function validateAll(folder: string): Promise<void> {
  const steps = new Steps();
  const terraform = await Terraform.find(folder);
  const roots = await steps.step('synth', async () => [
    ...(await synthesize(folder)),
    ...synthesizeBootstrapRoots(folder, join(folder, 'cdktf.out')),
    ...modulesIn(folder),
  ]);
  await steps.forEach(roots, ({ name, folder: root }) =>
    steps.step(`${name}: validate`, async (say) => {
      await terraform.root(root).init('-backend=false');
      await terraform.root(root).validate();
      say('valid');
    }),
  );
}

/** Each module by itself, whoever may call it. */
const modulesIn = (folder: string): readonly SynthesizedStack[] =>
  writeEveryModule(join(folder, 'modules')).map((module) => ({
    name: `module ${module.name}`,
    folder: rootToValidate(module, join(folder, 'callers')),
  }));

inWorkspace(false, validateAll).catch(reportFailure);
