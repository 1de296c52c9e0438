import { UserError } from '../../modules/shared/user-error';
import type { Run } from './terraform';

/**
 * Writes the Terraform JSON of all environments, whatever BMO_ENVIRONMENT says: one environment takes nearly as
 * long, and would leave a manifest without the others. As a process of its own: main.ts synthesizes when it is loaded.
 * @param outdir folder of the synthesis; CDKTF_OUTDIR or `cdktf.out` if undefined
 * @throws UserError when the synthesis fails; main.ts has printed why
 */
export async function synthesizeEnvironments(run: Run, outdir?: string): Promise<void> {
  const code = await run({
    program: 'node',
    args: ['ops/bundle/run.cjs', 'main.ts'],
    unset: process.env['BMO_ENVIRONMENT'] === undefined ? [] : ['BMO_ENVIRONMENT'],
    set: outdir === undefined ? {} : { CDKTF_OUTDIR: outdir },
  });
  if (code !== 0) throw new UserError(`The synthesis ended with exit code ${code}. Nothing was changed.`);
}
