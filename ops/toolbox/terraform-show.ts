import { spawnSync } from 'node:child_process';
import type { z } from 'zod';
import { UserError } from '../../modules/shared/user-error';
import type { SynthesizedRoot } from './synthesized-roots';

/**
 * Runs `terraform show -json` in the folder of a stack: of its state, or of a saved plan. What comes back holds
 * every sensitive value; it stays in this process.
 * @param schema what is expected of it
 * @param planFile @default the state
 * @throws UserError with Terraform's words when it fails
 * @see Terraform documentation, "Command: show"
 */
export function terraformShow<T extends z.ZodType>(
  { name, folder }: SynthesizedRoot,
  schema: T,
  planFile?: string,
): z.infer<T> {
  const { error, status, stdout, stderr } = spawnSync(
    'terraform',
    [`-chdir=${folder}`, 'show', '-json', ...(planFile ? [planFile] : [])],
    { encoding: 'utf8', maxBuffer: 1024 ** 3, env: { ...process.env, TF_CLI_ARGS: '-no-color' } },
  );
  if (error) throw new UserError(`Terraform does not start: ${error.message}. Is it on the PATH?`);
  if (status !== 0)
    throw new UserError(`terraform show of ${name} ended with ${status}:\n\n${stderr.trim()}`);
  return schema.parse(JSON.parse(stdout));
}
