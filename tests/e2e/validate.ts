import { join, relative } from 'node:path';
import { synthesizeBootstrapRoots } from './bootstrap-roots';
import { COPIES, copyRoot, EXAMPLE, TWICE } from './hcl-root/files';
import { rootToValidate } from './modules/calling-root';
import { writeEveryModule } from './modules/written-modules';
import { PROJECT } from './project';
import type { ProviderProcess } from './provider-process';
import { reportFailure, Steps } from './steps';
import { type SynthesizedStack, synthesize } from './synthesis';
import { Terraform } from './terraform';
import { inWorkspace } from './workspace';

/** `terraform validate` of every root and module of a fresh synthesis and of what calls them in HCL, with the real provider and no backend. */
async function validateAll(folder: string): Promise<void> {
  const steps = new Steps('validate');
  const terraform = await Terraform.find(folder);
  const roots = await steps.step('synth', async () => [
    ...(await synthesize(folder)),
    ...synthesizeBootstrapRoots(folder, join(folder, 'cdktf.out')),
    ...modulesIn(folder),
    ...callersIn(folder),
  ]);
  await steps.step('HCL: format', async (say) => {
    const folders = ['examples', join('terraform-modules', 'tests'), join('tests', 'e2e')];
    const paths = folders.map((path) => join(PROJECT, path));
    await terraform.root(folder).run(['fmt', '-check', '-diff', '-recursive', ...paths]);
    say('as terraform fmt writes it');
  });
  let provider: ProviderProcess | undefined;
  await steps.forEach(roots, ({ name, folder: root }) =>
    steps.step(name, async (say) => {
      const initialized = terraform.root(root);
      await initialized.init('-backend=false');
      provider ??= await terraform.startProvider(initialized);
      await initialized.using(provider).validate();
      say('valid');
    }),
  );
  provider?.stop();
}

/** Each module by itself, whoever may call it. */
const modulesIn = (folder: string): readonly SynthesizedStack[] =>
  writeEveryModule(join(folder, 'modules')).map((module) => ({
    name: `module ${module.name}`,
    folder: rootToValidate(module, join(folder, 'callers')),
  }));

/** Roots that call the modules, beside them. */
const callersIn = (folder: string): readonly SynthesizedStack[] =>
  [EXAMPLE, COPIES, TWICE].map((root) => ({
    name: `hcl ${relative(PROJECT, root)}`,
    folder: copyRoot(folder, root).root,
  }));

inWorkspace(false, validateAll).catch(reportFailure);
