import { type ECSClient, RunTaskCommand, type RunTaskCommandOutput } from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';

/** The part of the ECS client that is used; a test gives one that answers by itself. */
export type AsksEcs = Pick<ECSClient, 'send'>;

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
export async function startTask(migration: Migration, ecs: AsksEcs): Promise<string> {
  const { tasks = [], failures = [] } = await request(migration, ecs);
  const [arn] = tasks.flatMap(({ taskArn }) => taskArn ?? []);
  if (arn) return arn;
  const reasons = failures.map(({ reason, detail }) => [reason, detail].filter(Boolean).join(': '));
  throw notStarted(migration, reasons.join('; ') || 'it gives no reason');
}

async function request(migration: Migration, ecs: AsksEcs): Promise<RunTaskCommandOutput> {
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
