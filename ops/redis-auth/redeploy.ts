import { UserError } from '../../modules/shared/user-error';
import type { Request } from '../tf/request';
import { planSchema, type ResourceChange } from '../toolbox/plan-json';
import { PLAN, removeSavedPlan } from '../toolbox/saved-plan';
import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';

/** Runs `npx bmo tf` on the application; returns the exit code. */
export type RunTf = (request: Request) => Promise<number>;

/** The application, with what plans and applies it. */
export interface Deployment {
  readonly environment: string;
  readonly runTf: RunTf;
  readonly application: () => SynthesizedRoot;
  /** Resource changes of the saved plan. @default `terraform show` */
  readonly plannedChanges?: () => Promise<readonly ResourceChange[]>;
}

/**
 * Fails if the application's plan is not empty.
 * @throws UserError that lists what it would change
 */
export async function requireNothingPlanned(deployment: Deployment): Promise<void> {
  const changes = await plan(deployment);
  removeSavedPlan(deployment.application());
  if (changes.length === 0) return;
  throw new UserError(
    `The plan of the application is not empty, and would be deployed together with the token:\n${listed(changes)}\n` +
      `Apply it first: npx bmo tf ${deployment.environment} apply application. Nothing was changed.`,
  );
}

/**
 * Deploys the application with the current versions of its secrets.
 * @throws UserError when the plan holds more than that, or an apply fails
 */
export async function redeploy(deployment: Deployment): Promise<void> {
  const changes = await plan(deployment);
  const others = changes.filter((change) => !isDeployment(change));
  if (others.length > 0) {
    removeSavedPlan(deployment.application());
    throw new UserError(
      `The plan of the application holds more than a deployment:\n${listed(others)}\n` +
        `Apply that first: npx bmo tf ${deployment.environment} apply application.`,
    );
  }
  if (changes.length === 0) return removeSavedPlan(deployment.application());
  await tf(deployment, 'apply');
}

async function plan(deployment: Deployment): Promise<readonly ResourceChange[]> {
  await tf(deployment, 'plan');
  const changes = await (deployment.plannedChanges ?? (() => savedChanges(deployment)))();
  return changes.filter(({ mode, change }) => mode === 'managed' && change.actions.join() !== 'no-op');
}

async function savedChanges({ application }: Deployment): Promise<readonly ResourceChange[]> {
  return (await terraformShow(application().folder, planSchema, PLAN)).resource_changes;
}

async function tf({ environment, runTf }: Deployment, verb: 'plan' | 'apply'): Promise<void> {
  const synth = verb === 'plan';
  const code = await runTf({
    environment,
    verb,
    role: 'application',
    synth,
    detailedExitCode: false,
    terraformArguments: [],
  });
  if (code !== 0) throw new UserError(`terraform ${verb} of the application ended with exit code ${code}.`);
}

const isDeployment = ({ type, change }: ResourceChange): boolean =>
  type === 'aws_ecs_task_definition' || (type === 'aws_ecs_service' && change.actions.join() === 'update');

const listed = (changes: readonly ResourceChange[]): string =>
  changes.map(({ address, change }) => `  ${change.actions.join(' and ')} ${address}`).join('\n');
