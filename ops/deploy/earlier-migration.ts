import { type ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { awaitTask } from '../migrate/migration-task';
import type { Sender } from '../toolbox/aws/client-config';
import type { RetryPolicy } from '../toolbox/retry';

/**
 * Waits for a migration that an interrupted deployment has left running: two at a time stop each other.
 * @param print prints a line for each change
 * @param retryPolicy @default that of a migration
 * @throws UserError when it does not end in time
 * @see Amazon ECS API Reference, "ListTasks"
 */
export async function awaitEarlierMigration(
  cluster: string,
  family: string,
  ecs: Sender<ECSClient>,
  print: (line: string) => void,
  retryPolicy?: RetryPolicy,
): Promise<void> {
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({ cluster, family, desiredStatus: 'RUNNING' }),
  );
  for (const arn of taskArns) {
    print(`  A migration that was started before still runs: ${arn}`);
    const exitCode = await awaitTask(cluster, arn, ecs, print, retryPolicy);
    print(`  It ended with ${exitCode}. The migration runs again, which changes nothing that is done.`);
  }
}
