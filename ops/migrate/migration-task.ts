import { type CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  type ECSClient,
  RunTaskCommand,
  type RunTaskCommandOutput,
  type Task,
} from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';
import { type RetryPolicy, retryUntil } from '../toolbox/retry';
import { statusLines } from '../toolbox/status-lines';

/** The migration and where it runs: the application's outputs. */
export interface Migration {
  readonly clusterName: string;
  readonly taskDefinitionArn: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
}

/**
 * Starts the migration once, on Fargate, in the private subnets.
 * @returns ARN of the task
 * @throws UserError when ECS starts none
 * @see Amazon ECS API Reference, "RunTask"; Amazon ECS Developer Guide, "API failures messages"
 */
export async function startTask(migration: Migration, ecs: Sender<ECSClient>): Promise<string> {
  const { tasks = [], failures = [] } = await request(migration, ecs);
  const [arn] = tasks.flatMap(({ taskArn }) => taskArn ?? []);
  if (arn) return arn;
  const reasons = failures.map(({ reason, detail }) => [reason, detail].filter(Boolean).join(': '));
  throw notStarted(migration, reasons.join('; ') || 'it gives no reason');
}

async function request(migration: Migration, ecs: Sender<ECSClient>): Promise<RunTaskCommandOutput> {
  const { clusterName, taskDefinitionArn, subnetIds, securityGroupId } = migration;
  try {
    return await ecs.send(
      new RunTaskCommand({
        cluster: clusterName,
        taskDefinition: taskDefinitionArn,
        launchType: 'FARGATE',
        count: 1,
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: [...subnetIds],
            securityGroups: [securityGroupId],
            assignPublicIp: 'DISABLED',
          },
        },
      }),
    );
  } catch (error) {
    throw notStarted(migration, (error as Error).message);
  }
}

const notStarted = ({ taskDefinitionArn, clusterName }: Migration, reason: string): UserError =>
  new UserError(
    `ECS does not start the migration ${taskDefinitionArn} in the cluster ${clusterName}: ${reason}.\n` +
      'Nothing was migrated. Correct the cause and run it again.',
  );

/** Half an hour. */
const AWAIT_END: RetryPolicy = { attempts: 360, pauseMilliseconds: 5_000 };

/**
 * Waits until a task has ended and returns the exit code of its container.
 * @param print prints a line for each change of its status
 * @throws UserError when the container never started, or still runs after all this time
 * @see Amazon ECS Developer Guide, "Stopped tasks error messages"
 */
export async function awaitTask(
  cluster: string,
  taskArn: string,
  ecs: Sender<ECSClient>,
  print: (line: string) => void,
  retryPolicy: RetryPolicy = AWAIT_END,
): Promise<number> {
  const report = statusLines(print);
  const task = await retryUntil(
    async () => {
      const found = await describe(cluster, taskArn, ecs);
      report('migration', found?.lastStatus ?? 'not visible yet');
      return found;
    },
    (found) => found?.lastStatus === 'STOPPED',
    retryPolicy,
  );
  if (task?.lastStatus !== 'STOPPED') throw stillRunning(cluster, taskArn, task);
  const exitCode = task.containers?.[0]?.exitCode;
  if (exitCode === undefined) throw neverStarted(task);
  return exitCode;
}

async function describe(cluster: string, taskArn: string, ecs: Sender<ECSClient>): Promise<Task | undefined> {
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

const LINES = 40;

/** The last lines of a task arrive some seconds after its end. */
const AWAIT_LINES: RetryPolicy = { attempts: 4, pauseMilliseconds: 5_000 };

/**
 * The last lines that a task of one container logged; empty when it logged nothing, or they cannot be read: they
 * explain an outcome and must not hide it.
 * @see Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch", `awslogs-stream-prefix`
 */
export async function lastLines(
  taskDefinitionArn: string,
  taskArn: string,
  clients: { readonly ecs: Sender<ECSClient>; readonly logs: Sender<CloudWatchLogsClient> },
  retryPolicy: RetryPolicy = AWAIT_LINES,
): Promise<readonly string[]> {
  const { taskDefinition } = await clients.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }),
  );
  const [container] = taskDefinition?.containerDefinitions ?? [];
  const options = container?.logConfiguration?.options ?? {};
  const request = new GetLogEventsCommand({
    logGroupName: options['awslogs-group'],
    logStreamName: `${options['awslogs-stream-prefix']}/${container?.name}/${taskArn.split('/').at(-1)}`,
    limit: LINES,
    startFromHead: false,
  });
  return retryUntil(
    () => read(request, clients.logs),
    (lines) => lines.length > 0,
    retryPolicy,
  );
}

async function read(
  request: GetLogEventsCommand,
  logs: Sender<CloudWatchLogsClient>,
): Promise<readonly string[]> {
  try {
    const { events = [] } = await logs.send(request);
    return events.map(({ message = '' }) => message);
  } catch (error) {
    console.error(`The log cannot be read: ${(error as Error).message}`);
    return [];
  }
}
