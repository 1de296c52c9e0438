import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformDataSource, TerraformResource, type TerraformStack } from 'cdktf';
import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import type { Environment } from '../../modules/config/schema';
import { PlatformStack } from '../../stacks/platform-stack';
import { TerraformConfiguration } from './terraform-configuration';

/** The shipped environments, validated. */
export const shipped = Object.fromEntries(
  loadEnvironments(environments).map((environment) => [environment.name, environment]),
) as Record<keyof typeof environments, Environment>;

class EmptyStack extends PlatformStack {}

/** Without a boundary: a construct's roles and addresses are tested as the construct makes them. */
const unbounded: Environment = { ...shipped.prod, iam: {} };

/** Synthesizes one construct in a stack of its own, the way `cdktf synth` would, validations included. */
export function synthesizeConstruct(build: (stack: TerraformStack) => void): TerraformConfiguration {
  const { foundation } = synthesizeStacks((app) => build(new EmptyStack(app, unbounded, 'foundation')));
  return foundation;
}

/** What was synthesized, by the last word of the stack's name; fails when two elements share an address. */
export function synthesizeStacks(build: (app: App) => void) {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    rejectSharedAddresses(app);
    const read = ({ node }: { node: { id: string } }) =>
      [
        node.id.split('-').at(-1),
        new TerraformConfiguration(readFileSync(join(outdir, 'stacks', node.id, 'cdk.tf.json'), 'utf8')),
      ] as const;
    return Object.fromEntries(app.node.children.map(read)) as Record<
      'foundation' | 'application',
      TerraformConfiguration
    >;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function rejectSharedAddresses(app: App): void {
  const seen = new Map<string, string>();
  for (const node of app.node.findAll()) {
    if (!TerraformResource.isTerraformResource(node) && !TerraformDataSource.isTerraformDataSource(node))
      continue;
    const address = `${node.cdktfStack.node.id} ${node.fqn}`;
    const other = seen.get(address);
    if (other) throw new Error(`${other} and ${node.node.path} share the address ${address}`);
    seen.set(address, node.node.path);
  }
}
