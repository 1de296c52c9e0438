import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { applicationOutput } from '../toolbox/application-outputs';
import { inRegion } from '../toolbox/aws/client-config';
import { readEnvironment, runCommand } from '../toolbox/command-line';
import { stateSchema } from '../toolbox/state-json';
import { applicationRoot, regionOfRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';
import { awaitTask, lastLines, startTask } from './migration-task';

const USAGE = `usage: npx bmo migrate <environment>

Runs the migration that the application's state names, waits for its end, prints its last lines, and ends with its
exit code. \`npx bmo tf <environment> plan application\` prepares the folder that the state is read from.`;

async function migrate(environment: string): Promise<number> {
  const root = applicationRoot(environment);
  const state = await terraformShow(root.folder, stateSchema);
  const clusterName = applicationOutput(root.name, state, 'cluster_name');
  const task = applicationOutput(root.name, state, 'migration_task');
  const config = inRegion(regionOfRoot(root));
  const clients = { ecs: new ECSClient(config), logs: new CloudWatchLogsClient(config) };
  const migration = {
    clusterName,
    taskDefinitionArn: task.task_definition_arn,
    subnetIds: task.subnet_ids,
    securityGroupId: task.security_group_id,
  };

  const taskArn = await startTask(migration, clients.ecs);
  console.log(`${taskArn} runs ${task.task_definition_arn}`);
  const exitCode = await awaitTask(clusterName, taskArn, clients.ecs);
  const lines = await lastLines(task.task_definition_arn, taskArn, clients);
  console.log(lines.map((line) => `  ${line}`).join('\n'));
  console.log(`The migration ended with ${exitCode}.`);
  return exitCode;
}

runCommand({ usage: USAGE, read: readEnvironment, run: migrate });
