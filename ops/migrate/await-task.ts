import { DescribeTasksCommand, type Task } from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';
import { type Patience, until } from '../toolbox/attempts';
import type { AsksEcs } from './start-task';

/** Half an hour. */
const PATIENCE: Patience = { attempts: 360, pauseMilliseconds: 5_000 };

/**
 * Waits until a task has ended and returns the exit code of its container.
 * @throws UserError when the container never started, or still runs after all this time
 * @see Amazon ECS Developer Guide, "Stopped tasks error messages"
 */
export async function awaitTask(
  cluster: string,
  taskArn: string,
  ecs: AsksEcs,
  patience: Patience = PATIENCE,
): Promise<number> {
  const task = await until(
    () => describe(cluster, taskArn, ecs),
    (found) => found?.lastStatus === 'STOPPED',
    patience,
  );
  if (task?.lastStatus !== 'STOPPED') throw stillRunning(cluster, taskArn, task);
  const exitCode = task.containers?.[0]?.exitCode;
  if (exitCode === undefined) throw neverStarted(task);
  return exitCode;
}

async function describe(cluster: string, taskArn: string, ecs: AsksEcs): Promise<Task | undefined> {
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [taskArn] }));
  return tasks[0];
}

/** It is left alone: a migration that is ended halfway may leave a schema that fits no version. */
function stillRunning(cluster: string, taskArn: string, task: Task | undefined): UserError {
  return new UserError(
    `The migration has not ended in time; its status is ${task?.lastStatus ?? 'unknown'}. It is not stopped: look ` +
      `at its log, and decide.\n  aws ecs stop-task --cluster ${cluster} --task ${taskArn}`,
  );
}

/** What the beginning of a reason tells an operator to do. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/CannotPullContainerError/, 'The image cannot be pulled: push it, or correct the tag.'],
  [
    /ResourceInitializationError/,
    'A secret cannot be read, or AWS cannot be reached: see "A plan stops" in docs/runbooks/deploy.md, and the NAT gateways.',
  ],
];

function neverStarted({ stoppedReason, stopCode, containers }: Task): UserError {
  const reason = containers?.[0]?.reason ?? stoppedReason ?? stopCode ?? 'ECS gives no reason';
  const advice =
    ADVICE.find(([pattern]) => pattern.test(reason))?.[1] ?? 'Correct the cause and run it again.';
  return new UserError(`The migration did not start: ${reason}\n${advice} Nothing was migrated.`);
}
