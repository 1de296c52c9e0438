import { join } from 'node:path';
import { definitions } from '../../../terraform-modules/definitions';
import { synthesizeModules } from '../../../terraform-modules/synthesis';
import { writeModules } from '../../../terraform-modules/write';
import { shipped } from '../../support/synthesize';

/** A module of the team's HCL, in the folder that its callers name. */
export interface WrittenModule {
  readonly name: string;
  readonly folder: string;
  readonly configuration: ModuleJson;
}

/** Blocks of a module that whoever calls it has to know. */
export interface ModuleJson {
  readonly terraform: {
    readonly required_providers: { readonly aws: { readonly configuration_aliases?: readonly string[] } };
  };
  readonly variable: Readonly<Record<string, { readonly type: string }>>;
}

/** Writes every module into `outdir`, with its tests, as production has it. */
export function writeEveryModule(outdir: string): readonly WrittenModule[] {
  const modules = synthesizeModules(definitions, shipped.prod);
  writeModules(modules, outdir);
  return definitions.map(({ name }) => {
    const files = modules[name];
    if (!files) throw new Error(`Production has no module ${name}: nothing would test it.`);
    return { name, folder: join(outdir, name), configuration: JSON.parse(files['main.tf.json']) };
  });
}
