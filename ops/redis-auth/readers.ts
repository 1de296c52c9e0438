import { DescribeServicesCommand, DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';

/** The services that read REDIS_URL. */
export interface Readers {
  readonly clusterName: string;
  readonly serviceNames: readonly string[];
}

/**
 * Checks that all tasks of the services run with one version of REDIS_URL.
 * @throws UserError that names every service whose tasks do not
 */
export async function requireVersion(
  { clusterName, serviceNames }: Readers,
  versionId: string,
  ecs: Sender<ECSClient>,
): Promise<void> {
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster: clusterName, services: [...serviceNames] }),
  );
  const problems: string[] = [];
  for (const name of serviceNames) {
    const service = services.find(({ serviceName }) => serviceName === name);
    if (service?.status !== 'ACTIVE') {
      problems.push(`${name} is not there`);
    } else if (service.deployments?.length !== 1 || service.runningCount !== service.desiredCount) {
      problems.push(`${name} is being deployed`);
    } else if ((await redisVersionOf(service.taskDefinition, ecs)) !== versionId) {
      problems.push(`${name} runs with another version of REDIS_URL`);
    }
  }
  if (problems.length > 0) {
    throw new UserError(
      `Redis still accepts connections as before, because not all tasks have the new token:\n${problems
        .map((problem) => `  ${problem}`)
        .join('\n')}\nRun this command again when the deployment has ended.`,
    );
  }
}

/** The version id in the task definition: `arn:…:::VERSION`. */
async function redisVersionOf(
  taskDefinition: string | undefined,
  ecs: Sender<ECSClient>,
): Promise<string | undefined> {
  const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  const secrets = answer.taskDefinition?.containerDefinitions?.[0]?.secrets ?? [];
  return secrets
    .find(({ name }) => name === 'REDIS_URL')
    ?.valueFrom?.split(':')
    .at(-1);
}
