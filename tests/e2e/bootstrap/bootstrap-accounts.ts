import { join } from 'node:path';
import type { Part } from '../part';
import type { Steps } from '../steps';
import type { AccountProps } from './emulated-account';
import { bootstrapOverExisting } from './scenarios/existing';
import { bootstrapFailing } from './scenarios/failing';
import { bootstrapFromNothing } from './scenarios/from-nothing';
import { bootstrapKilled } from './scenarios/killed';
import { bootstrapOverTaken } from './scenarios/taken';

/** What {@link bootstrapAccounts} needs; every scenario gets a folder of its own. */
interface BootstrapRun extends Part {
  /** The only scenario to run. @default all of them */
  readonly only?: string;
}

type Scenario = (steps: Steps, props: AccountProps) => Promise<void>;

/** Branches of scenarios that run side by side: half of an apply's time is waiting for S3's lifecycle rules. */
const BRANCHES: readonly Readonly<Record<string, Scenario>>[] = [
  { nothing: bootstrapFromNothing },
  { existing: bootstrapOverExisting },
  { killed: bootstrapKilled },
  { taken: bootstrapOverTaken, failing: bootstrapFailing },
];

/** Names of the scenarios. */
export const SCENARIOS: readonly string[] = BRANCHES.flatMap(Object.keys);

/**
 * Runs `npx bmo bootstrap` with the real Terraform, provider and backend: in an empty account, over a bucket that
 * others use, interrupted everywhere, and where it has to refuse. Each scenario has an account of its own.
 */
export async function bootstrapAccounts({ folder, python, steps, only }: BootstrapRun): Promise<void> {
  const branches = BRANCHES.map((scenarios) => async () => {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (only !== undefined && only !== name) continue;
      await scenario(steps, { name, python, folder: join(folder, `bootstrap-${name}`) });
    }
  });
  await steps.together(...branches);
}
