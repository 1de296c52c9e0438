import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { applicationOutput } from '../toolbox/application-outputs';
import { awsClient } from '../toolbox/aws/clients';
import { requireAccountOf } from '../toolbox/own-account';
import { stateSchema } from '../toolbox/state-json';
import { applicationRoot, regionOfRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';
import { awaitTask, lastLines, startTask } from './migration-task';

/** A migration that has ended. */
export interface EndedMigration {
  readonly taskArn: string;
  readonly taskDefinitionArn: string;
  /** Exit code of its container. */
  readonly exitCode: number;
  /** What it logged last. */
  readonly lastLines: readonly string[];
}

/**
 * Runs the migration that the application's state names, and waits for its end.
 * @param print prints a line for each change
 * @throws UserError when it cannot be started, never starts, or does not end in time
 */
export async function migrate(environment: string, print: (line: string) => void): Promise<EndedMigration> {
  const root = applicationRoot(environment);
  await requireAccountOf(root);
  const state = await terraformShow(root.folder, stateSchema);
  const clusterName = applicationOutput(root.name, state, 'cluster_name');
  const task = applicationOutput(root.name, state, 'migration_task');
  const region = regionOfRoot(root);
  const clients = { ecs: awsClient(ECSClient, region), logs: awsClient(CloudWatchLogsClient, region) };
  const taskDefinitionArn = task.task_definition_arn;
  const migration = {
    clusterName,
    taskDefinitionArn,
    subnetIds: task.subnet_ids,
    securityGroupId: task.security_group_id,
  };

  const taskArn = await startTask(migration, clients.ecs);
  print(`${taskArn} runs ${taskDefinitionArn}`);
  const exitCode = await awaitTask(clusterName, taskArn, clients.ecs, print);
  const lines = await lastLines(taskDefinitionArn, taskArn, clients);
  print(lines.map((line) => `  ${line}`).join('\n'));
  print(`The migration ended with ${exitCode}.`);
  return { taskArn, taskDefinitionArn, exitCode, lastLines: lines };
}
