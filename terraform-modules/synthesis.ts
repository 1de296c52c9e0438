import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import type { Environment } from '../modules/config/schema';
import type { ModuleDefinition } from './definition';
import { readme } from './readme';
import { TerraformModule } from './terraform-module';

/** A module as files, by name. */
export type ModuleFiles = Readonly<Record<'main.tf.json' | 'README.md', string>>;

/** Builds the modules that the environment has a use for. */
export const buildModules = (app: App, definitions: readonly ModuleDefinition[], environment: Environment) =>
  definitions
    .filter(({ when }) => when?.(environment) ?? true)
    .map((definition) => {
      const module = new TerraformModule(app, definition.name);
      definition.build(module, environment);
      module.finish();
      return { definition, module };
    });

/**
 * Synthesizes modules for one environment, which decides what they are made of: the zones, the services, what is
 * switched on. Values are variables, with the environment's as defaults. A module that the environment has no use
 * for is left out.
 */
export function synthesizeModules(
  definitions: readonly ModuleDefinition[],
  environment: Environment,
): Readonly<Record<string, ModuleFiles>> {
  const outdir = mkdtempSync(join(tmpdir(), 'modules-'));
  try {
    const app = new App({ outdir });
    const modules = buildModules(app, definitions, environment);
    app.synth();
    const outputs = new Map(
      modules.map(({ definition, module }) => [definition.name, module.outputs.map(({ name }) => name)]),
    );
    return Object.fromEntries(
      modules.map(({ definition, module }) => {
        const json = readFileSync(join(outdir, 'stacks', definition.name, 'cdk.tf.json'), 'utf8');
        return [
          definition.name,
          { 'main.tf.json': plain(json), 'README.md': readme(definition, module, outputs) },
        ];
      }),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Blocks in the order in which somebody reads a module: what it needs, what it holds, what it tells. */
const BLOCKS = ['terraform', 'variable', 'locals', 'moved', 'data', 'ephemeral', 'resource', 'output'];

/** Without CDKTF's notes to itself, which stand under `//` in every block. */
function plain(json: string): string {
  const blocks = JSON.parse(json, (key, value) => (key === '//' ? undefined : value));
  const sorted = Object.keys(blocks).sort((one, other) => BLOCKS.indexOf(one) - BLOCKS.indexOf(other));
  return `${JSON.stringify(Object.fromEntries(sorted.map((name) => [name, blocks[name]])), null, 2)}\n`;
}
