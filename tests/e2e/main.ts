import { parseArgs } from 'node:util';
import { connectTo } from './aws';
import { startEmulator } from './emulator';
import { EnvironmentRun } from './environment';
import { ExistingRoot } from './existing-root';
import { requirePython } from './requirements';
import { Stack } from './stack';
import { StateBackend } from './state-backend';
import { reportFailure, Steps } from './steps';
import { synthesize } from './synthesis';
import { Terraform } from './terraform';
import { inWorkspace } from './workspace';

const ENVIRONMENTS = ['prod', 'staging'];

const USAGE = `usage: npm run e2e -- [--only prod|staging] [--keep]

Applies the synthesized stacks beside the team's existing root on an AWS emulator, with the real Terraform,
AWS provider and S3 backend; checks what exists, that second plans are empty and that the existing root is
untouched; destroys everything.

  --only   one environment instead of both
  --keep   keep the temporary folder with the stacks, plans and logs, and print where it is`;

/** Prepares the emulator, the stacks and the team's root, and hands them to {@link rehearse}. */
async function endToEnd(folder: string, environmentNames: readonly string[]): Promise<void> {
  const steps = new Steps();
  const terraform = await Terraform.find(folder);
  const python = await requirePython();

  const emulator = await steps.step('emulator: start', () => startEmulator(python, folder));
  const aws = connectTo(emulator.endpoint);
  const state = new StateBackend(aws);
  const existing = new ExistingRoot(terraform, folder, emulator.endpoint, state);

  const synthesized = await steps.step('synth', () => synthesize(folder));
  const environments = environmentNames.map((name) => {
    const stacks = synthesized
      .filter((stack) => stack.name.startsWith(`bmo-learning-${name}-`))
      .map((stack) => new Stack(stack, terraform, emulator.endpoint, state));
    return new EnvironmentRun(name, stacks, steps, aws, state);
  });

  try {
    await steps.step('state bucket and lock table', () => state.create());
    await rehearse(steps, existing, environments);
  } catch (error) {
    // What the emulator lacks it answers with 500; only its own output says which operation that was.
    if (emulator.complaints()) console.error(`The emulator's last words:\n\n${emulator.complaints()}`);
    throw error;
  }
}

/** Everything an operator does in the life of the environments, from the first apply to the last destroy. */
async function rehearse(steps: Steps, existing: ExistingRoot, environments: readonly EnvironmentRun[]) {
  const existingIsUntouched = () =>
    steps.step('existing root: untouched', async (say) => say(await existing.expectUntouched()));

  await steps.step('existing root: apply', async (say) => say(await existing.apply()));
  await steps.together(
    ...environments.map((environment) => async () => {
      await environment.bringUp();
      await environment.expectEverything();
    }),
  );
  await steps.together(
    existingIsUntouched,
    ...environments.map((environment) => () => environment.expectNoChanges()),
  );
  await environments[0]?.expectLockRespected();
  await steps.together(...environments.map((environment) => () => environment.takeDown()));
  await existingIsUntouched();
  await steps.step('existing root: destroy', async (say) => say(await existing.destroy()));
  console.log(`${steps.total}  in all`);
}

async function main(): Promise<void> {
  const { only, keep, help } = readArguments();
  if (help) return console.log(USAGE);
  await inWorkspace(keep, (folder) => endToEnd(folder, only ? [only] : ENVIRONMENTS));
}

function readArguments() {
  const options = {
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ options });
    if (values.only === undefined || ENVIRONMENTS.includes(values.only)) return values;
    throw new Error(`--only ${values.only}: there is no such environment.`);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

main().catch(reportFailure);
