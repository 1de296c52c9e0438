import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly synthesizedStackPath: string; readonly dependencies: readonly string[] }>
  >;
}

interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly data?: TerraformJson['resource'];
}

/**
 * Tells what a synthesis left in `outdir`: where each stack's Terraform JSON lies, what it holds, and the
 * Terraform commands that come next, foundations before applications.
 * @param outdir folder with the manifest, `cdktf.out` unless CDKTF_OUTDIR says otherwise
 */
export function describeStacks(outdir: string): string {
  const { stacks } = readJson<Manifest>(join(outdir, 'manifest.json'));
  const names = inApplyOrder(stacks);

  const table = new Table({ head: ['Stack', 'Terraform JSON', 'Holds'], style: { head: [], border: [] } });
  for (const name of names) {
    const path = join(outdir, stacks[name]?.synthesizedStackPath ?? '');
    table.push([name, path, contents(readJson<TerraformJson>(path))]);
  }
  const stale = readdirSync(join(outdir, 'stacks')).filter((folder) => !(folder in stacks));
  return [
    table.toString(),
    'Next, stack by stack in this order (see README.md for credentials and variables):',
    ...names.map((name) => commands(outdir, name)),
    ...stale.map(
      (name) => `Left from an earlier synth, not part of this one: ${join(outdir, 'stacks', name)}`,
    ),
  ].join('\n\n');
}

/** Each stack after those it depends on. */
function inApplyOrder(stacks: Manifest['stacks']): string[] {
  const ordered = new Set<string>();
  const visit = (name: string) => {
    for (const dependency of stacks[name]?.dependencies ?? []) visit(dependency);
    ordered.add(name);
  };
  for (const name of Object.keys(stacks).sort()) visit(name);
  return [...ordered];
}

/** Resources by type, the most numerous first. */
function contents({ resource = {}, data = {} }: TerraformJson): string {
  const count = (blocks: object) =>
    Object.values(blocks).reduce((sum, of) => sum + Object.keys(of).length, 0);
  const types = Object.entries(resource)
    .map(([type, instances]) => ({ type, instances: Object.keys(instances).length }))
    .sort((a, b) => b.instances - a.instances || a.type.localeCompare(b.type))
    .map(({ type, instances }) => `${String(instances).padStart(3)} ${type}`);
  return [`${count(resource)} resources, ${count(data)} lookups`, ...types].join('\n');
}

function commands(outdir: string, stack: string): string {
  const terraform = `terraform -chdir=${join(outdir, 'stacks', stack)}`;
  const variables = `environments/${stack.split('-').slice(-2).join('.')}.tfvars`;
  const varFile = existsSync(variables) ? ` -var-file="$PWD/${variables}"` : '';
  return [`${terraform} init`, `${terraform} plan${varFile} -out=tfplan`, `${terraform} apply tfplan`]
    .map((line) => `  ${line}`)
    .join('\n');
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

if (require.main === module) console.log(describeStacks(process.env['CDKTF_OUTDIR'] ?? 'cdktf.out'));
