import { parseArgs } from 'node:util';
import { type Aws, connectTo } from './aws';
import { startEmulator } from './emulator';
import { EnvironmentRun } from './environment';
import { ExistingRoot } from './existing-root';
import { createHostedZone } from './operator';
import { requirePython } from './requirements';
import { expectAlarmsReachSubscribers } from './scenarios/alarm-routing';
import { deployBrokenImage } from './scenarios/broken-deployment';
import { deploy } from './scenarios/deploy';
import { InterruptedApply } from './scenarios/interrupted-apply';
import { planWithoutKey } from './scenarios/missing-key';
import { rotateDatabasePassword } from './scenarios/rotation';
import { expectNoSecretWritten } from './secret-search';
import { Stack } from './stack';
import { StateBackend } from './state-backend';
import { reportFailure, Steps } from './steps';
import { synthesize } from './synthesis';
import { Terraform } from './terraform';
import { valuesOf } from './variables';
import { inWorkspace } from './workspace';

const ENVIRONMENTS = ['prod', 'staging'];
/** Where things go wrong, images are deployed and a password is rotated; once is enough. */
const SCENARIOS_IN = 'staging';

const USAGE = `usage: npm run e2e -- [--only prod|staging] [--keep]

Applies the synthesized stacks beside the team's existing root on an AWS emulator, with the real Terraform,
AWS provider and S3 backend; checks what exists, that second plans are empty, that no secret value is written
anywhere and that the existing root is untouched. In staging the first apply is interrupted and a key missing,
a good and a broken image are deployed, and the password of the database is rotated. Destroys everything.

  --only   one environment instead of both
  --keep   keep the temporary folder with the stacks, plans and logs, and print where it is`;

/** Prepares the emulator, the stacks and the team's root, and hands them to {@link rehearse}. */
async function endToEnd(folder: string, environmentNames: readonly string[]): Promise<void> {
  const steps = new Steps();
  const terraform = await Terraform.find(folder);
  const python = await requirePython();

  const emulator = await steps.step('emulator: start', () =>
    startEmulator(python, folder, [InterruptedApply.faultOf(SCENARIOS_IN)]),
  );
  const aws = connectTo(emulator.endpoint);
  const state = new StateBackend(aws);
  const existing = new ExistingRoot(terraform, folder, emulator.endpoint, state);

  const synthesized = await steps.step('synth', () => synthesize(folder));
  const environments = environmentNames.map((name) => {
    const stacks = synthesized
      .filter((stack) => stack.name.startsWith(`bmo-learning-${name}-`))
      .map((stack) => new Stack(stack, terraform, emulator.endpoint, state, valuesOf(name)));
    return new EnvironmentRun(name, stacks, steps, aws, state);
  });

  try {
    await steps.step('state bucket and lock table', () => state.create());
    await steps.step('hosted zone', () => createHostedZone(aws));
    await rehearse({ folder, python, steps, aws, state, existing, environments });
  } catch (error) {
    // What the emulator lacks it answers with 500; only its own output says which operation that was.
    if (emulator.complaints()) console.error(`The emulator's last words:\n\n${emulator.complaints()}`);
    throw error;
  }
}

interface Rehearsal {
  readonly folder: string;
  readonly python: string;
  readonly steps: Steps;
  readonly aws: Aws;
  readonly state: StateBackend;
  readonly existing: ExistingRoot;
  readonly environments: readonly EnvironmentRun[];
}

/** Everything an operator does in the life of the environments, from the first apply to the last destroy. */
async function rehearse(rehearsal: Rehearsal): Promise<void> {
  const { folder, steps, existing, environments } = rehearsal;
  const existingIsUntouched = () =>
    steps.step('existing root: untouched', async (say) => say(await existing.expectUntouched()));
  const inEach = (work: (environment: EnvironmentRun) => Promise<void>) =>
    environments.map((environment) => () => work(environment));

  await steps.step('existing root: apply', async (say) => say(await existing.apply()));
  await steps.together(...inEach(firstApplies));
  await steps.together(
    existingIsUntouched,
    ...inEach(async (environment) => {
      await environment.expectNoChanges();
      await expectAlarmsReachSubscribers(environment, folder);
      if (environment.name !== SCENARIOS_IN) return;
      await deploy(environment);
      await deployBrokenImage(environment);
      await rotateDatabasePassword(environment, folder);
    }),
  );
  await steps.step('no secret value in what was written', async (say) =>
    say(await expectNoSecretWritten(rehearsal, environments)),
  );
  await environments[0]?.expectLockRespected();
  await steps.together(...inEach((environment) => environment.takeDown()));
  await existingIsUntouched();
  await steps.step('existing root: destroy', async (say) => say(await existing.destroy()));
  console.log(`${steps.total}  in all`);
}

/** Brings an environment up, one of them in two attempts, and looks at what is there. */
async function firstApplies(environment: EnvironmentRun): Promise<void> {
  const { name, foundation, application } = environment;
  const interrupted = name === SCENARIOS_IN ? new InterruptedApply(environment) : undefined;
  await interrupted?.interrupt();
  await environment.bringUp(foundation);
  await interrupted?.expectRecovered();
  if (name === SCENARIOS_IN) await planWithoutKey(environment);
  await environment.putKeys();
  await environment.bringUp(application);
  await environment.expectEverything();
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
