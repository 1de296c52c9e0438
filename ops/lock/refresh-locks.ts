import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../bootstrap/synthesis';
import { readSynthesizedRoots } from '../toolbox/synthesized-roots';
import { runOnTerminal } from '../toolbox/terraform';
import { type LockedRoot, refreshLocks } from './provider-locks';

/**
 * Writes the lock files of every stack and of the bootstrap.
 * @throws UserError when the synthesis or Terraform fails; every file is unchanged then
 */
export async function refreshAllLocks(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stacks-to-lock-'));
  try {
    await synthesize(folder);
    await refreshLocks(
      ['environments', 'root'].flatMap((part) => rootsIn(join(folder, part))),
      runOnTerminal,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rootsIn = (outdir: string): readonly LockedRoot[] =>
  readSynthesizedRoots(outdir).map(({ name, json }) => ({
    name,
    requiredProviders: json.terraform.required_providers,
  }));
