import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { REGION } from '../emulator';
import type { WrittenModule } from './written-modules';

/**
 * Folder in which a module can be validated: its own. A module that takes a second configuration of the provider
 * has none to be validated with, so it gets a root that passes one, below `folder`.
 */
export function rootToValidate(module: WrittenModule, folder: string): string {
  const { configuration_aliases: aliases = [] } = module.configuration.terraform.required_providers.aws;
  if (aliases.length === 0) return module.folder;
  const root = join(folder, module.name);
  mkdirSync(root, { recursive: true });
  const source = relative(root, module.folder);
  writeFileSync(join(root, 'main.tf.json'), JSON.stringify(callingRoot(module, source, aliases), null, 2));
  return root;
}

/** A root that calls a module with variables of its own, whose values nobody knows while it is validated. */
function callingRoot(
  { name, configuration }: WrittenModule,
  source: string,
  aliases: readonly string[],
): object {
  const variables = Object.entries(configuration.variable);
  const configurations = ['aws', ...aliases];
  return {
    provider: {
      aws: configurations.map((address) => {
        const [, alias] = address.split('.');
        return { region: REGION, ...(alias && { alias }) };
      }),
    },
    variable: Object.fromEntries(variables.map(([variable, { type }]) => [variable, { type }])),
    module: {
      [name]: {
        source,
        providers: Object.fromEntries(configurations.map((address) => [address, address])),
        ...Object.fromEntries(variables.map(([variable]) => [variable, `\${var.${variable}}`])),
      },
    },
  };
}
