import type { Claim } from '../claims';
import type { EnvironmentRun } from '../environment';
import { findService } from '../expectations/ecs-lookups';
import { SERVICES, type TaskName } from '../expectations/expected-application';
import { expectEqual } from '../expectations/lookups';
import type { PlannedChange } from '../plan-changes';
import { WITHOUT_REFRESH } from '../planned-root';

/**
 * Plans the application, which must give these processes a new task definition and roll their services over to
 * it, and do nothing else.
 */
export async function planRollOut(
  environment: EnvironmentRun,
  of: string,
  processes: readonly TaskName[],
): Promise<void> {
  const { application, steps } = environment;
  await steps.prove('deploy changes', `${application.name}: plan of ${of}`, async (say) => {
    const summary = await application.plan(WITHOUT_REFRESH);
    const changes = await application.plannedChanges();
    const actions = changes.map((change) => [change.address, actionOf(change)]);
    expectEqual(`changes of ${of}`, Object.fromEntries(actions.sort()), expectedChanges(processes));
    say(summary);
  });
}

/** The same, applied: the services settle on the new revisions. */
export async function rollOut(
  environment: EnvironmentRun,
  claim: Claim,
  of: string,
  processes: readonly TaskName[],
): Promise<void> {
  const { application, steps } = environment;
  const before = await runningRevisions(environment);
  await planRollOut(environment, of, processes);
  await steps.step(`${application.name}: apply of ${of}`, async (say) => say(await application.apply()));
  await steps.prove(claim, `${environment.name}: services after ${of}`, async (say) => {
    const after = await runningRevisions(environment);
    const changed = SERVICES.filter((name) => after[name] !== before[name]);
    expectEqual(
      `services with a new revision after ${of}`,
      changed,
      SERVICES.filter((name) => processes.includes(name)),
    );
    say(`${changed.join(', ')}: new revision`);
  });
}

/** The revision that each service runs with all its tasks. */
export async function runningRevisions({
  aws,
  expected,
}: EnvironmentRun): Promise<Readonly<Record<string, string>>> {
  const revisions: Record<string, string> = {};
  for (const name of SERVICES) {
    const service = await findService(aws, expected, name);
    const deployments = service.deployments.map(({ rolloutState, taskDefinition }) => [
      rolloutState,
      taskDefinition,
    ]);
    expectEqual(`deployments of ${name}`, deployments, [['COMPLETED', service.taskDefinition]]);
    expectEqual(`running tasks of ${name}`, service.runningCount, service.desiredCount);
    revisions[name] = service.taskDefinition;
  }
  return revisions;
}

/** A service changes in nothing but its task definition. */
const actionOf = ({ address, action, attributes }: PlannedChange): string =>
  address.startsWith('aws_ecs_service.') ? `${action} ${attributes.map(({ name }) => name).join()}` : action;

function expectedChanges(processes: readonly TaskName[]): Record<string, string> {
  const services = SERVICES.filter((name) => processes.includes(name));
  return Object.fromEntries(
    [
      ...services.map((name) => [`aws_ecs_service.${name}_service`, 'update task_definition']),
      // The old revision stays, so nothing is lost when its end comes first.
      ...processes.map((name) => [`aws_ecs_task_definition.${name}_task`, 'delete and create']),
      ...(processes.includes('migration') ? [['output.migration_task', 'update']] : []),
    ].sort(),
  );
}
