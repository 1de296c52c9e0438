import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { placeLockFile } from '../toolbox/lock-file';
import {
  type Blocks,
  outputFolder,
  type RootJson,
  readSynthesizedRoots,
  type SynthesizedRoot,
} from '../toolbox/synthesized-roots';
import { variablesFile } from '../toolbox/variables';

/**
 * Tells what a synthesis left in `outdir`: what each stack holds, where its Terraform JSON lies, and the
 * Terraform commands that come next, foundations before applications.
 * @param outdir folder with the manifest, `cdktf.out` unless CDKTF_OUTDIR says otherwise
 */
export function describeStacks(outdir: string): string {
  const stacks = readSynthesizedRoots(outdir);
  const table = new Table({ head: ['Stack', 'Holds'], style: { head: [], border: [] } });
  table.push(...stacks.map(({ name, json }) => [name, contents(json)]));

  const stale = readdirSync(join(outdir, 'stacks'))
    .filter((folder) => !stacks.some(({ name }) => name === folder))
    .map((folder) => join(outdir, 'stacks', folder));
  return [
    table.toString(),
    'Next, stack by stack in this order (see README.md for credentials and variables):',
    ...stacks.map((stack) => `${stack.name}: ${stack.path}\n${commands(stack)}`),
    'The same with checks first: npx bmo tf <environment> plan|apply [stack] (see docs/runbooks/terraform.md).',
    ...stale.map((folder) => `Left from an earlier synth, not part of this one: ${folder}`),
  ].join('\n\n');
}

/** Resources by type, the most numerous first. */
function contents({ resource, data }: RootJson): string {
  const types = Object.entries(resource)
    .map(([type, instances]) => ({ type, instances: Object.keys(instances).length }))
    .sort((a, b) => b.instances - a.instances || a.type.localeCompare(b.type))
    .map(({ type, instances }) => `${String(instances).padStart(3)} ${type}`);
  return [`${count(resource, 'resource')}, ${count(data, 'lookup')}`, ...types].join('\n');
}

function count(blocks: Blocks, noun: string): string {
  const number = Object.values(blocks).reduce((sum, instances) => sum + Object.keys(instances).length, 0);
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function commands(root: SynthesizedRoot): string {
  const terraform = `terraform -chdir=${root.folder}`;
  const file = variablesFile(root);
  const variables = existsSync(file) ? ` -var-file="$PWD/${file}"` : '';
  return [`${terraform} init`, `${terraform} plan${variables} -out=tfplan`, `${terraform} apply tfplan`]
    .map((line) => `  ${line}`)
    .join('\n');
}

if (require.main === module) {
  const outdir = outputFolder();
  for (const { name, folder } of readSynthesizedRoots(outdir)) placeLockFile(name, folder, false);
  console.log(describeStacks(outdir));
}
