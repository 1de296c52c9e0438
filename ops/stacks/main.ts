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
 * Tells what a synthesis left in `outdir`: what each stack holds, where its Terraform JSON lies, and what comes next.
 * @param outdir folder with the manifest, `cdktf.out` unless CDKTF_OUTDIR says otherwise
 */
export function describeStacks(outdir: string): string {
  const stacks = readSynthesizedRoots(outdir);
  return [
    ...stacks.map(({ name, path, json }) =>
      [`${name}: ${counts(json)}`, `  ${mostOf(json)}`, `  ${path}`].join('\n'),
    ),
    'Next: npx bmo tf <environment> plan foundation. Every resource type and every terraform command: npm start -- --verbose',
    ...staleFolders(outdir, stacks),
  ].join('\n\n');
}

/** The same, with every resource type and every command of Terraform, foundations before applications. */
export function describeStacksFully(outdir: string): string {
  const stacks = readSynthesizedRoots(outdir);
  const table = new Table({ head: ['Stack', 'Holds'], style: { head: [], border: [] } });
  table.push(...stacks.map(({ name, json }) => [name, contents(json)]));
  return [
    table.toString(),
    'Next, stack by stack in this order (see README.md for credentials and variables):',
    ...stacks.map((stack) => `${stack.name}: ${stack.path}\n${commands(stack)}`),
    'The same with checks first: npx bmo tf <environment> plan|apply [stack] (see docs/runbooks/terraform.md).',
    ...staleFolders(outdir, stacks),
  ].join('\n\n');
}

const staleFolders = (outdir: string, stacks: readonly SynthesizedRoot[]): readonly string[] =>
  readdirSync(join(outdir, 'stacks'))
    .filter((folder) => !stacks.some(({ name }) => name === folder))
    .map((folder) => `Left from an earlier synth, not part of this one: ${join(outdir, 'stacks', folder)}`);

const counts = ({ resource, data }: RootJson): string =>
  `${count(resource, 'resource')}, ${count(data, 'lookup')}`;

/** Families of types that are named. */
const NAMED = 8;

/** `24 cloudwatch, 9 iam and 12 more`: resources by the first word of their types, the most numerous first. */
function mostOf({ resource }: RootJson): string {
  const families = new Map<string, number>();
  for (const [type, instances] of Object.entries(resource)) {
    const [, family = type] = type.split('_');
    families.set(family, (families.get(family) ?? 0) + Object.keys(instances).length);
  }
  const sorted = [...families].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
  const named = sorted.slice(0, NAMED).map(([family, number]) => `${number} ${family}`);
  const more = sorted.slice(NAMED).reduce((sum, [, number]) => sum + number, 0);
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Resources by type, the most numerous first. */
function contents(json: RootJson): string {
  const { resource } = json;
  const types = Object.entries(resource)
    .map(([type, instances]) => ({ type, instances: Object.keys(instances).length }))
    .sort((a, b) => b.instances - a.instances || a.type.localeCompare(b.type))
    .map(({ type, instances }) => `${String(instances).padStart(3)} ${type}`);
  return [counts(json), ...types].join('\n');
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
  console.log(process.argv.includes('--verbose') ? describeStacksFully(outdir) : describeStacks(outdir));
}
