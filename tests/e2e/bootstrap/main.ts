import { parseArgs } from 'node:util';
import { requirePython } from '../requirements';
import { reportFailure, Steps } from '../steps';
import { inWorkspace } from '../workspace';
import { rehearseBootstrap, SCENARIOS } from './rehearse';

const USAGE = `usage: node --require tsx/cjs tests/e2e/bootstrap/main.ts [--only ${SCENARIOS.join('|')}] [--keep]

Bootstraps accounts on an AWS emulator, with the real Terraform, AWS provider and S3 backend.

  --only   one scenario instead of all
  --keep   keep the temporary folder with the roots, states and logs, and print where it is`;

async function main(): Promise<void> {
  const { only, keep, help } = readArguments();
  if (help) return console.log(USAGE);
  await inWorkspace(keep, async (folder) => {
    const steps = new Steps();
    await rehearseBootstrap({ folder, python: await requirePython(), steps, only });
    console.log(`${steps.total}  in all`);
  });
}

function readArguments() {
  const options = {
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ options });
    if (values.only === undefined || SCENARIOS.includes(values.only)) return values;
    throw new Error(`--only ${values.only}: there is no such scenario.`);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

main().catch(reportFailure);
