import { type CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { type Patience, until } from '../toolbox/attempts';
import type { AsksEcs } from './start-task';

/** The part of the client of CloudWatch Logs that is used. */
export type AsksLogs = Pick<CloudWatchLogsClient, 'send'>;

const LINES = 40;

/** The last lines of a task arrive some seconds after its end. */
const PATIENCE: Patience = { attempts: 4, pauseMilliseconds: 5_000 };

/**
 * The last lines that a task of one container logged; empty when it logged nothing, or they cannot be read: they
 * explain an outcome and must not hide it.
 * @see Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch", `awslogs-stream-prefix`
 */
export async function lastLines(
  taskDefinitionArn: string,
  taskArn: string,
  clients: { readonly ecs: AsksEcs; readonly logs: AsksLogs },
  patience: Patience = PATIENCE,
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
  return until(
    () => read(request, clients.logs),
    (lines) => lines.length > 0,
    patience,
  );
}

async function read(request: GetLogEventsCommand, logs: AsksLogs): Promise<readonly string[]> {
  try {
    const { events = [] } = await logs.send(request);
    return events.map(({ message = '' }) => message);
  } catch (error) {
    console.error(`The log cannot be read: ${(error as Error).message}`);
    return [];
  }
}
