import { formatProblems, type Problem } from '../../modules/shared/problems';
import { UserError } from '../../modules/shared/user-error';
import type { Action, ReviewedChange } from '../plan-review/review';

const OUTPUT_ACTIONS: readonly Action[] = ['create', 'update'];
const TASK_DEFINITION_ACTIONS: readonly Action[] = ['create', 'update', 'replace'];

/** Whether a change is one that another image makes: new task definitions, and services that move over to them. */
export function isOfDeployment({ type, action, attributes }: ReviewedChange): boolean {
  if (type === 'output') return OUTPUT_ACTIONS.includes(action);
  if (type === 'aws_ecs_task_definition') return TASK_DEFINITION_ACTIONS.includes(action);
  return (
    type === 'aws_ecs_service' &&
    action === 'update' &&
    attributes.every((name) => name === 'task_definition')
  );
}

/** What a plan may change. */
export interface Scope {
  /** Whether services run already. Before the first deployment everything is created. */
  readonly runs: boolean;
  /** Why it may change more. @default it may not */
  readonly otherChanges?: string;
}

/**
 * Refuses a plan that changes more than a deployment does: other changes need an eye of their own.
 * @throws UserError that lists all of it
 */
export function requireDeploymentOnly(
  changes: readonly ReviewedChange[],
  { runs, otherChanges }: Scope,
): void {
  if (otherChanges) return;
  const others = changes.filter((change) => !isOfDeployment(change) && (runs || change.action !== 'create'));
  if (others.length === 0) return;
  throw new UserError(
    `The plan changes more than a deployment does:\n\n${formatProblems(others.map(otherChange))}`,
  );
}

const otherChange = ({ address, action, attributes }: ReviewedChange): Problem => ({
  at: address,
  got: [action, attributes.join(', ')].filter(Boolean).join(' of '),
  allowed: 'new task definitions, and services that change their task_definition only',
  fix: "Apply it before, with `npx bmo tf`. If it belongs to the deployment: --other-changes 'Why it does.'",
});

/**
 * Refuses a later plan that does what the first one did not: nobody has seen that.
 * @param approved changes of the plan that was confirmed
 * @throws UserError that names what is new
 */
export function requireApproved(
  changes: readonly ReviewedChange[],
  approved: readonly ReviewedChange[],
): void {
  const unseen = changes.filter(
    (change) =>
      !isOfDeployment(change) &&
      !approved.some(({ address, action }) => address === change.address && action === change.action),
  );
  if (unseen.length === 0) return;
  const lines = unseen.map(({ address, action }) => `  ${action} ${address}`);
  throw new UserError(`The plan does what the confirmed plan did not:\n${lines.join('\n')}`);
}
