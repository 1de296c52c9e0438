import { ECSClient } from '@aws-sdk/client-ecs';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SERVICE_NAMES } from '../../modules/ecs/service-settings';
import type { Context } from '../cli/definition';
import { dependenciesOnTerminal } from '../tf/on-terminal';
import { runStacks } from '../tf/run-stacks';
import { applicationOutput } from '../toolbox/application-outputs';
import { awsClient } from '../toolbox/aws/clients';
import { requireAccountOf } from '../toolbox/own-account';
import { stateSchema } from '../toolbox/state-json';
import {
  applicationRoot,
  foundationRoot,
  literalAttribute,
  regionOfRoot,
} from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';
import { type Deployment, redeploy, requireNothingPlanned } from './redeploy';
import { changeAuthToken } from './redis-auth';
import { RedisUrl } from './redis-url';

/**
 * Gives the Redis of an environment a new AUTH token, and deploys the services that read it.
 * @throws UserError when a step is refused
 */
export async function changeTokenOf(
  environment: string,
  { print, color }: Pick<Context, 'print' | 'color'>,
): Promise<void> {
  const foundation = foundationRoot(environment);
  await requireAccountOf(foundation);
  const region = regionOfRoot(foundation);
  const deployment: Deployment = {
    environment,
    runTf: (request) => runStacks(request, dependenciesOnTerminal(color)),
    application: () => applicationRoot(environment),
  };
  await changeAuthToken({
    group: {
      id: literalAttribute(foundation, 'aws_elasticache_replication_group.redis', 'replication_group_id'),
      elasticache: awsClient(ElastiCacheClient, region),
      print,
    },
    url: new RedisUrl(
      literalAttribute(foundation, 'aws_secretsmanager_secret.secrets_redis-url', 'name'),
      awsClient(SecretsManagerClient, region),
    ),
    ecs: awsClient(ECSClient, region),
    requireNothingPlanned: () => requireNothingPlanned(deployment),
    redeploy: () => redeploy(deployment),
    readers: async () => {
      const root = applicationRoot(environment);
      const state = await terraformShow(root.folder, stateSchema);
      const names = applicationOutput(root.name, state, 'service_names');
      return {
        clusterName: applicationOutput(root.name, state, 'cluster_name'),
        // All services read REDIS_URL.
        serviceNames: SERVICE_NAMES.map((service) => names[service]),
      };
    },
    print,
  });
}
