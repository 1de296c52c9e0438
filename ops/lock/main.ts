import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../bootstrap/synthesis';
import { readNothing, runCommand } from '../toolbox/command-line';
import { readSynthesizedRoots } from '../toolbox/synthesized-roots';
import { runOnTerminal } from '../toolbox/terraform';
import { type LockedRoot, refreshLocks } from './provider-locks';

const USAGE = `usage: npx bmo lock

Writes the lock files of every stack and of the bootstrap to locks/, with the checksums of every platform. It needs
Terraform, https://registry.terraform.io and https://releases.hashicorp.com.`;

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'stacks-to-lock-'));
  try {
    await synthesize(folder);
    await refreshLocks(
      ['environments', 'root'].flatMap((part) => rootsIn(join(folder, part))),
      runOnTerminal,
    );
    console.log('\nThe files in locks/ are refreshed. Read the difference and commit it.');
    return 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rootsIn = (outdir: string): readonly LockedRoot[] =>
  readSynthesizedRoots(outdir).map(({ name, json }) => ({
    name,
    requiredProviders: json.terraform.required_providers,
  }));

runCommand({ usage: USAGE, read: readNothing, run: main });
