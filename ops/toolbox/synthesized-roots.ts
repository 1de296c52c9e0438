import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { countProblems, formatProblems, type Problem } from '../../modules/shared/problems';
import type { StateLocation } from '../../modules/shared/state-location';
import { UserError } from '../../modules/shared/user-error';

/** Blocks by type and name. */
const blocks = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({});

const manifestSchema = z.object({
  stacks: z.record(
    z.string(),
    z.object({ synthesizedStackPath: z.string(), dependencies: z.array(z.string()).default([]) }),
  ),
});

/** What is read of a synthesized `cdk.tf.json`. */
export const rootSchema = z.object({
  terraform: z.object({
    backend: z.object({
      s3: z.object({
        key: z.string(),
        bucket: z.string(),
        region: z.string(),
        dynamodb_table: z.string(),
        use_lockfile: z.boolean().default(false),
      }),
    }),
    required_providers: z
      .record(z.string(), z.object({ source: z.string(), version: z.string() }))
      .default({}),
  }),
  provider: z
    .object({
      aws: z.array(
        z.object({
          region: z.string(),
          alias: z.string().optional(),
          default_tags: z.array(z.object({ tags: z.record(z.string(), z.string()) })).optional(),
        }),
      ),
    })
    .default({ aws: [] }),
  variable: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  resource: blocks,
  data: blocks,
  ephemeral: blocks,
});

export type RootJson = z.output<typeof rootSchema>;
export type Blocks = RootJson['resource'];

/** One synthesized stack: a Terraform root configuration. */
export interface SynthesizedRoot {
  /** `bmo-learning-prod-foundation` */
  readonly name: string;
  /** `prod`; the first part of the state key. */
  readonly environment: string;
  /** `foundation`; the second part of the state key. */
  readonly role: string;
  /** Folder to run Terraform in. */
  readonly folder: string;
  /** Path of its Terraform JSON. */
  readonly path: string;
  /** Names of the stacks that have to be applied before. */
  readonly dependencies: readonly string[];
  readonly json: RootJson;
}

/** Folder that a synthesis writes to, unless CDKTF_OUTDIR says otherwise. */
export const outputFolder = (): string => process.env['CDKTF_OUTDIR'] ?? 'cdktf.out';

/**
 * The stacks that a synthesis left in `outdir`, each after those it depends on.
 * @throws UserError when nothing was synthesized there, or a file cannot be read
 */
export function readSynthesizedRoots(outdir: string): readonly SynthesizedRoot[] {
  const { stacks } = readJson(join(outdir, 'manifest.json'), manifestSchema);
  return inApplyOrder(stacks).map((name) => {
    const path = join(outdir, stacks[name]?.synthesizedStackPath ?? '');
    const json = readJson(path, rootSchema);
    const [environment = '', file = ''] = json.terraform.backend.s3.key.split('/');
    return {
      name,
      environment,
      role: file.replace(/\.tfstate$/, ''),
      folder: join(outdir, 'stacks', name),
      path,
      dependencies: stacks[name]?.dependencies ?? [],
      json,
    };
  });
}

/** Names of a manifest's stacks, each after those it depends on. */
export function inApplyOrder(
  stacks: Readonly<Record<string, { readonly dependencies: readonly string[] }>>,
): readonly string[] {
  const ordered = new Set<string>();
  const visit = (name: string) => {
    for (const dependency of stacks[name]?.dependencies ?? []) visit(dependency);
    ordered.add(name);
  };
  for (const name of Object.keys(stacks).sort()) visit(name);
  return [...ordered];
}

/**
 * The stacks of an environment, or one of them, in the order of `roots`.
 * @param role `foundation` or `application`; undefined stands for both
 * @throws UserError that lists the environments or stacks to choose from
 */
export function selectRoots(
  roots: readonly SynthesizedRoot[],
  environment: string,
  role?: string,
): readonly SynthesizedRoot[] {
  const ofEnvironment = roots.filter((root) => root.environment === environment);
  if (ofEnvironment.length === 0) {
    throw new UserError(
      `There is no environment ${environment}. There is: ${listed(roots.map((root) => root.environment))}.`,
    );
  }
  const selected = ofEnvironment.filter((root) => role === undefined || root.role === role);
  if (selected.length === 0) {
    throw new UserError(
      `${environment} has no stack ${role}. It has: ${listed(ofEnvironment.map((root) => root.role))}.`,
    );
  }
  return selected;
}

/**
 * The application stack of an environment, as it was synthesized.
 * @throws UserError when there is none
 */
export const applicationRoot = (environment: string): SynthesizedRoot => onlyRoot(environment, 'application');

/**
 * The foundation stack of an environment, as it was synthesized.
 * @throws UserError when there is none
 */
export const foundationRoot = (environment: string): SynthesizedRoot => onlyRoot(environment, 'foundation');

function onlyRoot(environment: string, role: string): SynthesizedRoot {
  const [root] = selectRoots(readSynthesizedRoots(outputFolder()), environment, role);
  if (!root) throw new Error(`No ${role} of ${environment} was selected.`);
  return root;
}

/** Where the state of a root lies. */
export function stateLocation({ terraform }: RootJson): StateLocation {
  const { bucket, key, region, dynamodb_table: lockTable, use_lockfile: useLockfile } = terraform.backend.s3;
  return { bucket, key, region, lockTable, useLockfile };
}

/** Region of a root: that of its first AWS provider. */
export const regionOfRoot = ({ json }: SynthesizedRoot): string => json.provider.aws[0]?.region ?? '';

/** Types that come with Terraform itself and call no AWS API that a type could name. */
const BUILT_IN: readonly string[] = ['terraform_data', 'data.terraform_remote_state'];

/** Types that a root holds, sorted: `aws_lb`, `data.aws_vpc`, `ephemeral.aws_secretsmanager_random_password`. */
export const typesIn = ({ resource, data, ephemeral }: RootJson): readonly string[] =>
  [
    ...Object.keys(resource),
    ...Object.keys(data).map((type) => `data.${type}`),
    ...Object.keys(ephemeral).map((type) => `ephemeral.${type}`),
  ]
    .filter((type) => !BUILT_IN.includes(type))
    .sort();

const listed = (names: readonly string[]): string => [...new Set(names)].join(', ');

function readJson<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(parseFile(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unreadable(path, issue ? `${issue.path.join('.')}: ${issue.message}` : 'another file');
}

function parseFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw unreadable(path, code === 'ENOENT' ? 'no such file' : message);
  }
}

function unreadable(at: string, got: string): UserError {
  const problem: Problem = {
    at,
    got,
    allowed: 'what a synthesis of this platform wrote',
    fix: 'Synthesize again: `npm run synth`.',
  };
  return new UserError(`${countProblems(1)} with the synthesized stacks:\n\n${formatProblems([problem])}`);
}

/**
 * A text that the synthesis wrote out, such as a name.
 * @param address `aws_s3_bucket.documents`
 */
export function literalAttribute(
  { name, json }: SynthesizedRoot,
  address: string,
  attribute: string,
): string {
  const [type = '', id = ''] = address.split('.');
  const value = json.resource[type]?.[id]?.[attribute];
  if (typeof value === 'string' && !value.includes('${')) return value;
  throw new Error(`${name} has no text ${attribute} of ${address}.`);
}
