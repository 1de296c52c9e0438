import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AccountBootstrap } from './account-bootstrap';
import { type Aws, connectTo } from './aws';
import type { Claim } from './claims';
import { type Emulator, startEmulator } from './emulator';
import { EnvironmentRun } from './environment';
import { ExistingRoot } from './existing-root';
import { expectCanary } from './expectations/canary';
import { createHostedZone } from './operator';
import type { Parts } from './parts';
import { expectRolesAllowCalls } from './roles/expect-allowed';
import { expectAlarmsReachSubscribers, expectNoTasksPage } from './scenarios/alarm-routing';
import { deployBrokenImage } from './scenarios/broken-deployment';
import { deploy } from './scenarios/deploy';
import { expectEventsReachSubscribers } from './scenarios/event-routing';
import { InterruptedApply } from './scenarios/interrupted-apply';
import { planWithoutKey } from './scenarios/missing-key';
import { ReadinessReports } from './scenarios/readiness';
import { turnOnRedisAuth } from './scenarios/redis-auth';
import { restoreDatabase } from './scenarios/restore';
import { rotateDatabasePassword } from './scenarios/rotation';
import { type SearchedEnvironment, SecretSearch } from './secret-search';
import { Stack } from './stack';
import { StateBackend } from './state-backend';
import type { Steps } from './steps';
import { synthesize } from './synthesis';
import { Terraform } from './terraform';
import { valuesOf } from './variables';

/** Where things go wrong, images are deployed and a password is rotated; once is enough. */
const SCENARIOS_IN = 'staging';

/** Where the database is restored, with everything that protects it, and Redis gets its AUTH token. */
const DATA_SCENARIOS_IN = 'prod';

/** Where the canary is on. */
const CANARY_IN = 'prod';

/** Part that prepares what the environments share, and looks at the account when they are gone. */
const ACCOUNT = 'account';

/** What environments are run with. */
interface EnvironmentsProps {
  /** Temporary folder for everything that is written. */
  readonly folder: string;
  /** Python that can run the emulator. */
  readonly python: string;
  readonly parts: Parts;
}

/** Everything an operator does in the life of environments in one account, from the first apply to the last destroy. */
export async function runEnvironments(props: EnvironmentsProps, names: readonly string[]): Promise<void> {
  const { parts } = props;
  let account: Account | undefined;
  await parts.run(ACCOUNT, async (steps) => {
    account = await prepareAccount(props, steps);
    await importAccount(account, steps);
  });
  if (!account) return;
  if (await live(account, parts, names)) return;
  // What the emulator lacks it answers with 500; only its own output says which operation that was.
  const complaints = account.emulator.complaints();
  if (complaints) console.error(`The emulator's last words:\n\n${complaints}`);
}

/** An account with the team's own root in it. */
interface Account {
  /** Folder of everything that is written. */
  readonly folder: string;
  readonly emulator: Emulator;
  readonly aws: Aws;
  readonly state: StateBackend;
  readonly existing: ExistingRoot;
  readonly bootstrap: AccountBootstrap;
  readonly search: SecretSearch;
  /** The stacks of an environment. */
  readonly stacksOf: (environment: string) => readonly Stack[];
}

async function prepareAccount(props: EnvironmentsProps, steps: Steps): Promise<Account> {
  const { python } = props;
  const folder = join(props.folder, 'environments');
  mkdirSync(folder);
  const terraform = await Terraform.find(folder);
  const emulator = await steps.step('emulator: start', () =>
    startEmulator(python, folder, [InterruptedApply.faultOf(SCENARIOS_IN)]),
  );
  const { endpoint } = emulator;
  const aws = connectTo(endpoint);
  const state = new StateBackend(aws);
  const synthesized = await steps.step('synth', () => synthesize(folder));
  return {
    folder,
    emulator,
    aws,
    state,
    existing: new ExistingRoot(terraform, folder, endpoint, state),
    bootstrap: new AccountBootstrap(folder, endpoint),
    search: new SecretSearch({ folder, python, terraform, aws, state }),
    stacksOf: (environment) =>
      synthesized
        .filter((stack) => stack.name.startsWith(`bmo-learning-${environment}-`))
        .map((stack) => new Stack(stack, terraform, endpoint, state, valuesOf(environment))),
  };
}

/** The account as it is before the platform comes: the team's root, and the bootstrap over its bucket and table. */
async function importAccount({ aws, state, existing, bootstrap }: Account, steps: Steps): Promise<void> {
  await steps.step('state bucket and lock table', () => state.create());
  await steps.step('hosted zone', () => createHostedZone(aws));
  await steps.step('existing root: apply', async (say) => say(await existing.apply()));
  await steps.prove('bootstrap imports', 'bootstrap: imports bucket and table', async (say) =>
    say(await bootstrap.importAccount()),
  );
  await expectUntouched('existing root after bootstrap', existing, steps);
}

/** Applies the environments, changes and destroys them side by side; says whether all of it succeeded. */
async function live(account: Account, parts: Parts, names: readonly string[]): Promise<boolean> {
  const { aws, state, existing, folder, search } = account;
  const environments = names.map(
    (name) => new EnvironmentRun(name, account.stacksOf(name), parts.steps(name), aws, state),
  );
  const inEach = (work: (environment: EnvironmentRun) => Promise<void>) =>
    environments.map((environment) => parts.run(environment.name, () => work(environment)));
  const all = async (results: readonly Promise<boolean>[]) => (await Promise.all(results)).every(Boolean);

  const looked = environments.find(({ name }) => name === SCENARIOS_IN);
  const readiness = looked && new ReadinessReports(looked, folder);
  const firstOf = (environment: EnvironmentRun) =>
    firstApplies(environment, environment === looked ? readiness : undefined);
  if (!(await all(inEach(firstOf)))) return false;
  const untouched = parts.run(ACCOUNT, (steps) =>
    expectUntouched('existing root beside the stacks', existing, steps),
  );
  const gone = inEach(async (environment) => {
    await environment.steps.together(
      async () => {
        await expectAlarmsReachSubscribers(environment, folder);
        await expectEventsReachSubscribers(environment, folder);
        if (environment.name === SCENARIOS_IN) await expectNoTasksPage(environment, folder);
        if (environment.name === CANARY_IN) {
          await environment.steps.prove('canary', `${environment.name}: canary`, async (say) =>
            say(await expectCanary(environment.aws, environment.expected)),
          );
        }
      },
      async () => {
        if (environment.name === DATA_SCENARIOS_IN) await changeStores(environment, folder);
        await environment.expectNoChanges();
      },
    );
    if (environment.name === SCENARIOS_IN) {
      await deploy(environment, folder);
      await readiness?.expectMadeReady();
      await deployBrokenImage(environment);
      await rotateDatabasePassword(environment, folder);
    }
    if (environment === environments[0]) await environment.expectLockRespected();
    await untouched;
    await search.collect(searchedOf(environment));
    await environment.takeDown();
  });
  if (!(await all([untouched, ...gone]))) return false;
  return parts.run(ACCOUNT, (steps) => lookBack(account, steps));
}

/** The database is restored in the foundation, while the application deploys the AUTH token of Redis. */
async function changeStores(environment: EnvironmentRun, folder: string): Promise<void> {
  const { foundation, steps } = environment;
  await steps.together(
    () => restoreDatabase(environment, folder),
    () => turnOnRedisAuth(environment),
  );
  // A destroy of this run does not refresh, and has to know the labels of REDIS_URL's versions.
  await steps.step(`${foundation.name}: refresh of the state`, async (say) =>
    say(await foundation.refresh()),
  );
}

/** What can be said when the environments are gone. */
async function lookBack({ folder, existing, bootstrap, search }: Account, steps: Steps): Promise<void> {
  await expectUntouched('existing root after the stacks', existing, steps);
  await steps.prove('no secret in environments', 'no secret value in what was written', async (say) =>
    say(await search.expectNothingFound()),
  );
  await steps.prove('bootstrap done', 'bootstrap: nothing left to do', async (say) =>
    say(await bootstrap.expectNothingLeft()),
  );
  await steps.prove('roles', 'roles: allow what Terraform called', async (say) => {
    const { summary, neverUsed } = await expectRolesAllowCalls(folder, bootstrap.configuration);
    say(`${summary}\n\nAllowed and never called:\n${neverUsed}\n`);
  });
  await steps.step('existing root: destroy', async (say) => say(await existing.destroy()));
}

const expectUntouched = (claim: Claim, existing: ExistingRoot, steps: Steps): Promise<void> =>
  steps.prove(claim, claim, async (say) => say(await existing.expectUntouched()));

const searchedOf = ({ expected, stacks }: EnvironmentRun): SearchedEnvironment => ({
  expected,
  roots: stacks.map(({ root, stateKey }) => ({ root, stateKey, files: ['cdk.tf.json'] })),
});

/** Brings an environment up, one of them in two attempts, and looks at what is there. */
async function firstApplies(environment: EnvironmentRun, readiness?: ReadinessReports): Promise<void> {
  const { name, foundation, application } = environment;
  await readiness?.expectNotReady();
  const interrupted = name === SCENARIOS_IN ? new InterruptedApply(environment) : undefined;
  await interrupted?.interrupt();
  await environment.bringUp(foundation);
  await interrupted?.expectRecovered();
  if (name === SCENARIOS_IN) await planWithoutKey(environment);
  await environment.putKeys();
  await environment.bringUp(application);
  await environment.expectEverything();
}
