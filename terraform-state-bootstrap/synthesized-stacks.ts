import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../modules/config/schema';
import { countProblems, formatProblems, type Problem, show } from '../modules/shared/problems';
import { UserError } from '../modules/shared/user-error';

/** The two roots of an environment, in the order they are applied. */
export const STACK_ROLES = ['foundation', 'application'] as const;

/** What one stack of an environment consists of: what its Terraform role has to be allowed to do. */
export interface SynthesizedStack {
  /** `bmo-learning-prod-foundation` */
  readonly name: string;
  /** Name of the environment: `prod`. */
  readonly environment: string;
  readonly role: (typeof STACK_ROLES)[number];
  /** `prod/foundation.tfstate` */
  readonly stateKey: string;
  /** Types, sorted: resources as `aws_lb`, data sources as `data.aws_vpc`, ephemeral ones as `ephemeral.aws_…`. */
  readonly types: readonly string[];
}

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
}

/** Instances by type. */
type Blocks = Readonly<Record<string, unknown>>;

interface TerraformJson {
  /** Whoever wrote it; of this platform's stacks it is S3. */
  readonly terraform?: { readonly backend?: { readonly s3?: { readonly key: string } } };
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly ephemeral?: Blocks;
}

/** Types that come with Terraform itself and call no AWS API that a type could name. */
const BUILT_IN: readonly string[] = ['terraform_data', 'data.terraform_remote_state'];

const STATE_KEY = new RegExp(`^(?<environment>[^/]+)/(?<role>${STACK_ROLES.join('|')})\\.tfstate$`);

/**
 * The stacks that a synthesis left in `outdir`, sorted by name.
 * @param outdir folder with the manifest, such as `cdktf.out`
 * @throws UserError when nothing was synthesized there, or something else than this platform's stacks
 */
export function readSynthesizedStacks(outdir: string): readonly SynthesizedStack[] {
  const path = join(outdir, 'manifest.json');
  const { stacks = {} } = readJson<Partial<Manifest>>(path);
  if (Object.keys(stacks).length === 0) throw unusable([notSynthesized(path, 'a manifest without stacks')]);
  return Object.entries(stacks)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { synthesizedStackPath }]) => readStack(name, join(outdir, synthesizedStackPath)));
}

/**
 * Stops before roles are made without the permissions of a stack that was not synthesized: applied, they would
 * take those permissions away.
 * @throws UserError that lists every missing and every surplus stack
 */
export function assertEveryStack(
  stacks: readonly SynthesizedStack[],
  environments: readonly Environment[],
): void {
  const expected = environments.flatMap(({ name }) => STACK_ROLES.map((role) => `${name}/${role}.tfstate`));
  const found = stacks.map(({ stateKey }) => stateKey);
  const problems = [
    ...expected
      .filter((key) => !found.includes(key))
      .map((key) => notSynthesized(key, 'no stack with this state')),
    ...stacks
      .filter(({ stateKey }) => !expected.includes(stateKey))
      .map(({ name, stateKey }) => notSynthesized(name, `a stack with the state ${show(stateKey)}`)),
  ];
  if (problems.length > 0) throw unusable(problems);
}

function readStack(name: string, path: string): SynthesizedStack {
  const { terraform, resource, data, ephemeral } = readJson<TerraformJson>(path);
  const stateKey = terraform?.backend?.s3?.key;
  const { environment, role } = STATE_KEY.exec(stateKey ?? '')?.groups ?? {};
  const known = STACK_ROLES.find((each) => each === role);
  if (stateKey === undefined || environment === undefined || known === undefined) {
    throw unusable([notSynthesized(path, `a stack with the state ${show(stateKey)}`)]);
  }
  const types = [...typesOf(resource), ...typesOf(data, 'data.'), ...typesOf(ephemeral, 'ephemeral.')];
  return {
    name,
    environment,
    role: known,
    stateKey,
    types: types.filter((type) => !BUILT_IN.includes(type)).sort(),
  };
}

const typesOf = (blocks: Blocks = {}, prefix = ''): string[] =>
  Object.keys(blocks).map((type) => `${prefix}${type}`);

function readJson<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw unusable([notSynthesized(path, code === 'ENOENT' ? 'no such file' : message)]);
  }
}

const notSynthesized = (at: string, got: string): Problem => ({
  at,
  got,
  allowed: 'both stacks of every environment, and no other',
  fix: 'Synthesize all environments: unset BMO_ENVIRONMENT and run `npm run synth`.',
});

const unusable = (problems: readonly Problem[]): UserError =>
  new UserError(
    'The roles get what the synthesized stacks need, and these cannot be used.\n\n' +
      `${formatProblems(problems)}\n\n${countProblems(problems.length)}. Nothing was written.`,
  );
