import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly synthesizedStackPath: string; readonly dependencies: readonly string[] }>
  >;
}

/** Instances by type and name. */
type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface TerraformJson {
  /** The state key, such as `prod/foundation.tfstate`, names the environment and the stack. */
  readonly terraform: { readonly backend: { readonly s3: { readonly key: string } } };
  readonly resource?: Blocks;
  readonly data?: Blocks;
}

interface Stack {
  readonly name: string;
  /** Its Terraform JSON, as a path that can be opened. */
  readonly path: string;
  readonly json: TerraformJson;
}

/**
 * Tells what a synthesis left in `outdir`: what each stack holds, where its Terraform JSON lies, and the
 * Terraform commands that come next, foundations before applications.
 * @param outdir folder with the manifest, `cdktf.out` unless CDKTF_OUTDIR says otherwise
 */
export function describeStacks(outdir: string): string {
  const manifest = readJson<Manifest>(join(outdir, 'manifest.json'));
  const stacks = inApplyOrder(manifest.stacks).map((name): Stack => {
    const path = join(outdir, manifest.stacks[name]?.synthesizedStackPath ?? '');
    return { name, path, json: readJson<TerraformJson>(path) };
  });
  const table = new Table({ head: ['Stack', 'Holds'], style: { head: [], border: [] } });
  table.push(...stacks.map(({ name, json }) => [name, contents(json)]));

  const stale = readdirSync(join(outdir, 'stacks'))
    .filter((folder) => !(folder in manifest.stacks))
    .map((folder) => join(outdir, 'stacks', folder));
  return [
    table.toString(),
    'Next, stack by stack in this order (see README.md for credentials and variables):',
    ...stacks.map((stack) => `${stack.name}: ${stack.path}\n${commands(outdir, stack)}`),
    ...stale.map((folder) => `Left from an earlier synth, not part of this one: ${folder}`),
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

function commands(outdir: string, { name, json }: Stack): string {
  const terraform = `terraform -chdir=${join(outdir, 'stacks', name)}`;
  const { key } = json.terraform.backend.s3;
  const variables = `environments/${key.replace('/', '.').replace(/tfstate$/, 'tfvars')}`;
  const varFile = existsSync(variables) ? ` -var-file="$PWD/${variables}"` : '';
  return [`${terraform} init`, `${terraform} plan${varFile} -out=tfplan`, `${terraform} apply tfplan`]
    .map((line) => `  ${line}`)
    .join('\n');
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

if (require.main === module) console.log(describeStacks(process.env['CDKTF_OUTDIR'] ?? 'cdktf.out'));
