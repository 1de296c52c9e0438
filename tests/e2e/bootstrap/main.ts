import { readArguments } from '../arguments';
import { requirePython } from '../requirements';
import { reportFailure, Steps } from '../steps';
import { inWorkspace } from '../workspace';
import { bootstrapAccounts, SCENARIOS } from './bootstrap-accounts';

const USAGE = `usage: node --require tsx/cjs tests/e2e/bootstrap/main.ts [--only ${SCENARIOS.join('|')}] [--keep]

Bootstraps accounts on an AWS emulator, with the real Terraform, AWS provider and S3 backend.

  --only   one scenario instead of all
  --keep   keep the temporary folder with the roots, states and logs, and print where it is`;

async function main(): Promise<void> {
  const { only, keep, help } = readArguments({ usage: USAGE, part: 'scenario', parts: SCENARIOS });
  if (help) return console.log(USAGE);
  await inWorkspace(keep, async (folder) => {
    const steps = new Steps('commands');
    await bootstrapAccounts({ folder, python: await requirePython(), steps, only });
  });
}

main().catch(reportFailure);
