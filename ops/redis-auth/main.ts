import { ECSClient } from '@aws-sdk/client-ecs';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SERVICE_NAMES } from '../../modules/ecs/service-settings';
import { dependenciesOnTerminal } from '../tf/on-terminal';
import { runStacks } from '../tf/run-stacks';
import { applicationOutput } from '../toolbox/application-outputs';
import { inRegion } from '../toolbox/aws/client-config';
import { readEnvironment, runCommand } from '../toolbox/command-line';
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

const USAGE = `usage: npx bmo redis-auth <environment>

Gives Redis an AUTH token, the first one or another one, and deploys the services that read it: no task loses its
connection. It can be run again after every interruption. Needs an application that is applied and has an empty plan.

  npx bmo redis-auth staging
  npx bmo redis-auth prod

docs/runbooks/data.md, "Redis AUTH", describes each step.`;

async function redisAuth(environment: string): Promise<number> {
  const foundation = foundationRoot(environment);
  const config = inRegion(regionOfRoot(foundation));
  const deployment: Deployment = {
    environment,
    runTf: (request) => runStacks(request, dependenciesOnTerminal(Boolean(process.stdout.isTTY))),
    application: () => applicationRoot(environment),
  };
  const print = (line: string): void => console.log(line);
  await changeAuthToken({
    group: {
      id: literalAttribute(foundation, 'aws_elasticache_replication_group.redis', 'replication_group_id'),
      elasticache: new ElastiCacheClient(config),
      print,
    },
    url: new RedisUrl(
      literalAttribute(foundation, 'aws_secretsmanager_secret.secrets_redis-url', 'name'),
      new SecretsManagerClient(config),
    ),
    ecs: new ECSClient(config),
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
  return 0;
}

runCommand({ usage: USAGE, read: readEnvironment, run: redisAuth });
