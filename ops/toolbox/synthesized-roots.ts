import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../modules/shared/user-error';

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly synthesizedStackPath: string; readonly dependencies: readonly string[] }>
  >;
}

/** Instances by type and name. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What is read of a synthesized `cdk.tf.json`. */
export interface RootJson {
  readonly terraform: {
    readonly backend: {
      readonly s3: {
        /** The state key, such as `prod/foundation.tfstate`, names the environment and the stack. */
        readonly key: string;
        readonly bucket: string;
        readonly region: string;
        readonly dynamodb_table: string;
      };
    };
    readonly required_providers: Readonly<
      Record<string, { readonly source: string; readonly version: string }>
    >;
  };
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly variable?: Readonly<Record<string, { readonly default?: unknown }>>;
}

/** One synthesized stack: a Terraform root configuration. */
export interface SynthesizedRoot {
  /** `bmo-learning-prod-foundation` */
  readonly name: string;
  /** `prod` */
  readonly environment: string;
  /** `foundation` */
  readonly role: string;
  /** Folder to run Terraform in. */
  readonly folder: string;
  /** Its Terraform JSON, as a path that can be opened. */
  readonly path: string;
  /** Names of the stacks that have to be applied before. */
  readonly dependencies: readonly string[];
  readonly json: RootJson;
}

/** Folder that a synthesis writes to, unless CDKTF_OUTDIR says otherwise. */
export const outputFolder = (): string => process.env['CDKTF_OUTDIR'] ?? 'cdktf.out';

/**
 * The stacks that a synthesis left in `outdir`, each after those it depends on.
 * @throws UserError when nothing was synthesized there
 */
export function readSynthesizedRoots(outdir: string): readonly SynthesizedRoot[] {
  const manifestPath = join(outdir, 'manifest.json');
  if (!existsSync(manifestPath)) {
    throw new UserError(`There is no ${manifestPath}: nothing was synthesized yet. Run \`npm start\`.`);
  }
  const { stacks } = readJson<Manifest>(manifestPath);
  return inApplyOrder(stacks).map((name) => {
    const path = join(outdir, stacks[name]?.synthesizedStackPath ?? '');
    const json = readJson<RootJson>(path);
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

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
