import type { TerraformStack } from 'cdktf';
import type { Environment } from '../modules/config/schema';
import { ExistingCluster } from '../modules/ecs/existing-cluster';
import { ManagedCluster } from '../modules/ecs/managed-cluster';
import { ServiceDiscoveryNamespace } from '../modules/ecs/service-discovery-namespace';
import { ServiceDiscoveryService } from '../modules/ecs/service-discovery-service';
import type { ServiceName } from '../modules/ecs/service-settings';
import { resourceName } from '../modules/shared/naming';
import { containers } from './application-containers';
import type { Edge } from './application-edge';
import { InjectedSecrets, type Process } from './application-secrets';
import { type Cluster, Service } from './application-service';
import { ProcessTask } from './application-tasks';
import type { ApplicationVariables } from './application-variables';
import type { FoundationOutputs } from './foundation-outputs';

export interface ServicesWiring {
  readonly foundation: FoundationOutputs;
  readonly variables: ApplicationVariables;
  readonly accountId: string;
  readonly edge: Edge;
}

/** Cluster, discovery, the three services and the migration. */
export function buildServices(stack: TerraformStack, environment: Environment, wiring: ServicesWiring) {
  const { foundation } = wiring;
  const cluster = findCluster(stack, environment, wiring);
  const discovery = createDiscovery(stack, environment, foundation.vpcId);
  const container = describeContainers(environment, wiring, discovery.domain);
  const secrets = new InjectedSecrets(
    stack,
    'secrets',
    foundation,
    `${environment.project}/${environment.name}`,
  );
  const task = <P extends Process>(process: P) => ({
    ...wiring,
    environment,
    secrets,
    process,
    container: container[process],
  });
  const run = (service: ServiceName): Service =>
    new Service(stack, service, {
      ...task(service),
      cluster,
      ...(service === 'ai' && { discoveryServiceArn: discovery.aiServiceArn }),
    });
  return {
    cluster,
    discoveryDomain: discovery.domain,
    services: { ai: run('ai'), rails: run('rails'), sidekiq: run('sidekiq') },
    migration: new ProcessTask(stack, 'migration', task('migration')),
  };
}

function findCluster(
  stack: TerraformStack,
  { cluster, logs, region }: Environment,
  { foundation, accountId }: ServicesWiring,
): Cluster {
  const clusterName = cluster.name;
  if (cluster.source === 'existing') return new ExistingCluster(stack, 'cluster', { clusterName });
  return new ManagedCluster(stack, 'cluster', {
    clusterName,
    region,
    accountId,
    containerInsights: cluster.containerInsights,
    logsKeyArn: foundation.keyArns.logs,
    logRetentionDays: logs.retentionDays,
  });
}

/** Names inside the VPC; only the AI service is called by others. */
function createDiscovery(stack: TerraformStack, environment: Environment, vpcId: string) {
  const domain = `${resourceName(environment)}.internal`;
  const { namespaceId } = new ServiceDiscoveryNamespace(stack, 'discovery', { domain, vpcId });
  const ai = new ServiceDiscoveryService(stack, 'discovery-ai', { namespaceId, serviceName: 'ai' });
  return { domain, aiServiceArn: ai.serviceArn };
}

function describeContainers(
  environment: Environment,
  { foundation, variables, edge }: ServicesWiring,
  discoveryDomain: string,
) {
  const { allowedOrigins, services } = environment;
  const { aiService, railsApi } = foundation.repositoryUrls;
  return containers(environment, {
    images: {
      aiService: `${aiService}:${variables.imageTags.aiService}`,
      railsApi: `${railsApi}:${variables.imageTags.railsApi}`,
    },
    aiServiceUrl: `http://ai.${discoveryDomain}:${services.ai.port}`,
    allowedOrigins: allowedOrigins.length > 0 ? allowedOrigins : [edge.publicUrl],
    foundation,
  });
}
