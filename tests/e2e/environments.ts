import { AccountBootstrap } from './account-bootstrap';
import { type Aws, connectTo } from './aws';
import { startEmulator } from './emulator';
import { EnvironmentRun } from './environment';
import { ExistingRoot } from './existing-root';
import { createHostedZone } from './operator';
import type { Part } from './part';
import { expectRolesAllowCalls } from './roles/expect-allowed';
import { expectAlarmsReachSubscribers } from './scenarios/alarm-routing';
import { deployBrokenImage } from './scenarios/broken-deployment';
import { deploy } from './scenarios/deploy';
import { InterruptedApply } from './scenarios/interrupted-apply';
import { planWithoutKey } from './scenarios/missing-key';
import { rotateDatabasePassword } from './scenarios/rotation';
import { expectNoSecretWritten } from './secret-search';
import { Stack } from './stack';
import { StateBackend } from './state-backend';
import { synthesize } from './synthesis';
import { Terraform } from './terraform';
import { valuesOf } from './variables';

/** Where things go wrong, images are deployed and a password is rotated; once is enough. */
const SCENARIOS_IN = 'staging';

/** Prepares the emulator, the stacks and the team's root, and hands them to {@link runLifetime}. */
export async function runEnvironments(part: Part, environmentNames: readonly string[]): Promise<void> {
  const { folder, python, steps } = part;
  const terraform = await Terraform.find(folder);

  const emulator = await steps.step('emulator: start', () =>
    startEmulator(python, folder, [InterruptedApply.faultOf(SCENARIOS_IN)]),
  );
  const aws = connectTo(emulator.endpoint);
  const state = new StateBackend(aws);
  const existing = new ExistingRoot(terraform, folder, emulator.endpoint, state);
  const bootstrap = new AccountBootstrap(folder, emulator.endpoint);

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
    await runLifetime({ ...part, aws, state, existing, bootstrap, environments });
  } catch (error) {
    // What the emulator lacks it answers with 500; only its own output says which operation that was.
    if (emulator.complaints()) console.error(`The emulator's last words:\n\n${emulator.complaints()}`);
    throw error;
  }
}

interface Lifetime extends Part {
  readonly aws: Aws;
  readonly state: StateBackend;
  readonly existing: ExistingRoot;
  readonly bootstrap: AccountBootstrap;
  readonly environments: readonly EnvironmentRun[];
}

/** Everything an operator does in the life of the environments, from the first apply to the last destroy. */
async function runLifetime(lifetime: Lifetime): Promise<void> {
  const { folder, steps, existing, bootstrap, environments } = lifetime;
  const existingIsUntouched = () =>
    steps.step('existing root: untouched', async (say) => say(await existing.expectUntouched()));
  const inEach = (work: (environment: EnvironmentRun) => Promise<void>) =>
    environments.map((environment) => () => work(environment));

  await steps.step('existing root: apply', async (say) => say(await existing.apply()));
  await steps.step('bootstrap: takes over bucket and table', async (say) => say(await bootstrap.takeOver()));
  await existingIsUntouched();
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
    say(
      await expectNoSecretWritten(
        lifetime,
        environments.map(({ expected, stacks }) => ({
          expected,
          roots: stacks.map(({ root, stateKey }) => ({ root, stateKey, files: ['cdk.tf.json'] })),
        })),
      ),
    ),
  );
  await environments[0]?.expectLockRespected();
  await steps.together(...inEach((environment) => environment.takeDown()));
  await existingIsUntouched();
  await steps.step('bootstrap: nothing left to do', async (say) => say(await bootstrap.expectNothingLeft()));
  await steps.step('roles: allow what Terraform called', async (say) => {
    const { summary, neverUsed } = await expectRolesAllowCalls(folder, bootstrap.configuration);
    say(`${summary}\n\nAllowed and never called:\n${neverUsed}\n`);
  });
  await steps.step('existing root: destroy', async (say) => say(await existing.destroy()));
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
