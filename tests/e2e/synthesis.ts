import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { readSynthesizedRoots } from '../../ops/toolbox/synthesized-roots';
import { run, tail } from './processes';
import { PROJECT } from './project';

/** A stack as it was synthesized, in a folder of its own. */
export interface SynthesizedStack {
  /** Name in the manifest, such as `bmo-learning-prod-foundation`. */
  readonly name: string;
  readonly folder: string;
}

/** What is different from `npm run synth`. */
interface Variation {
  /** Folder of the output, inside of the run's. @default cdktf.out */
  readonly outdir?: string;
  /** The only environment to synthesize. @default all of them */
  readonly environment?: string;
  /** Program that is loaded before `main.ts` and changes the environments in memory. @default none */
  readonly preload?: string;
}

/**
 * Synthesizes into `folder`, as `npm run synth` does, and returns the stacks in the order in which they can
 * be applied. Done again, it replaces the configurations of before. The user's own `cdktf.out` is not touched.
 */
export async function synthesize(
  folder: string,
  { outdir: subfolder = 'cdktf.out', environment, preload }: Variation = {},
): Promise<readonly SynthesizedStack[]> {
  const outdir = join(folder, subfolder);
  const { BMO_ENVIRONMENT: _, ...inherited } = process.env;
  const preloads = ['tsx/cjs', ...(preload ? [preload] : [])].flatMap((module) => ['--require', module]);
  const { code, output } = await run(process.execPath, [...preloads, 'main.ts'], {
    cwd: PROJECT,
    env: {
      ...inherited,
      CDKTF_OUTDIR: outdir,
      CHECKPOINT_DISABLE: '1',
      ...(environment && { BMO_ENVIRONMENT: environment }),
    },
  });
  if (code !== 0) throw new Error(`main.ts ended with ${code}:\n\n${tail(output)}`);

  return readSynthesizedRoots(outdir).map((root) => {
    const copy = join(folder, 'stacks', root.name);
    cpSync(root.folder, copy, { recursive: true });
    return { name: root.name, folder: copy };
  });
}
