import { Fn, type IResolvable, TerraformLocal, type TerraformStack, Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { ExistingCluster } from '../../modules/ecs/existing-cluster';
import { ManagedCluster } from '../../modules/ecs/managed-cluster';
import { ServiceDiscoveryNamespace } from '../../modules/ecs/service-discovery-namespace';
import { ServiceDiscoveryService } from '../../modules/ecs/service-discovery-service';
import type { ServiceName } from '../../modules/ecs/service-settings';
import { digits } from '../../modules/shared/digits';
import { resourceName } from '../../modules/shared/naming';
import type { FoundationOutputs } from '../contract';
import { type ContainerWiring, containers, queueMetricsContainer, type TaskName } from './containers';
import type { Ingress } from './ingress';
import type { Target } from './load-balancer';
import type { RoleWiring } from './roles';
import { readSecrets } from './secrets';
import { type Cluster, Service, type ServiceTarget, Task, type TaskProps } from './service';
import type { ApplicationVariables } from './variables';

export interface ServicesWiring {
  readonly foundation: FoundationOutputs;
  readonly variables: ApplicationVariables;
  readonly accountId: string;
  readonly ingress: Ingress;
}

/** Cluster, service discovery, the three services and the migration task. */
export function createServices(stack: TerraformStack, environment: Environment, wiring: ServicesWiring) {
  const { foundation, accountId, variables, ingress } = wiring;
  const cluster = createCluster(stack, environment, wiring);
  const { executeCommandLogGroupArn } = cluster;
  return {
    cluster,
    ...runServices(stack, environment, {
      ...foundation,
      foundation,
      cluster,
      images: chosenImages(stack, foundation, variables),
      waitForSteadyState: variables.waitForSteadyState(),
      subnetIds: Object.values(foundation.privateSubnetIds),
      logsKeyArn: foundation.keyArns.logs,
      publicUrl: ingress.publicUrl,
      targets: targetsOf(ingress),
      secrets: readSecrets(stack, environment, foundation),
      roles: { create: { ...foundation, accountId, executeCommandLogGroupArn } },
    }),
  };
}

/**
 * URIs of the images to deploy. With a digest, ECS runs the same bytes whatever happens to tags.
 * @see Amazon ECS API Reference, "ContainerDefinition", `image`
 */
export function chosenImages(
  stack: TerraformStack,
  { repositoryUrls }: Pick<FoundationOutputs, 'repositoryUrls'>,
  variables: ApplicationVariables,
): ContainerWiring['images'] {
  const { aiService, railsApi } = variables.imageTags();
  const uri = (name: string, repositoryUrl: string, version: string): string => {
    const separator = Fn.conditional(Fn.startswith(version, 'sha256:'), '@', ':');
    return new TerraformLocal(stack, name, `${repositoryUrl}${separator}${version}`).asString;
  };
  return {
    aiService: uri('ai_service_image', repositoryUrls.aiService, aiService),
    railsApi: uri('rails_api_image', repositoryUrls.railsApi, railsApi),
  };
}

function targetsOf({ targets, loadBalancer }: Ingress): RunWiring['targets'] {
  const { loadBalancerArnSuffix } = loadBalancer;
  const of = ({ targetGroup, routes }: Target): ServiceTarget => ({
    targetGroupArn: routes.targetGroupArn,
    targetGroupArnSuffix: targetGroup.targetGroupArnSuffix,
    loadBalancerArnSuffix,
  });
  return { rails: of(targets.rails), ai: targets.ai && of(targets.ai) };
}

function createCluster(
  stack: TerraformStack,
  { cluster, logs, region }: Environment,
  { foundation, accountId }: ServicesWiring,
): Cluster & Pick<RoleWiring, 'executeCommandLogGroupArn'> {
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

export interface RunWiring
  extends Pick<TaskProps, 'logsKeyArn' | 'vectorStore' | 'secrets' | 'roles'>,
    Pick<ContainerWiring, 'images' | 'foundation'> {
  readonly cluster: Cluster;
  readonly vpcId: string;
  /** Private subnet of each zone. */
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: Pick<FoundationOutputs['securityGroupIds'], ServiceName>;
  /** Origin of the platform's pages. */
  readonly publicUrl: string;
  /** Services that the load balancer forwards to. */
  readonly targets: { readonly rails: ServiceTarget; readonly ai?: ServiceTarget | undefined };
  /** Whether an apply waits until the new tasks run and the old ones have stopped. */
  readonly waitForSteadyState: boolean | IResolvable;
}

/** Service discovery, the three services and the migration task, in a cluster that exists. */
export function runServices(scope: Construct, environment: Environment, wiring: RunWiring) {
  const { allowedOrigins, services } = environment;
  const { securityGroupIds, targets, publicUrl } = wiring;
  const discovery = createDiscovery(scope, environment, wiring.vpcId);
  const container = containers(environment, {
    ...wiring,
    aiServiceUrl: `http://ai.${discovery.domain}:${digits(services.ai.port)}`,
    allowedOrigins: orElse(allowedOrigins, publicUrl),
  });
  const task = <T extends TaskName>(name: T) => ({
    ...wiring,
    environment,
    task: name,
    container: container[name],
  });
  const run = (service: ServiceName): Service =>
    new Service(scope, service, {
      ...task(service),
      securityGroupId: securityGroupIds[service],
      target: service === 'sidekiq' ? undefined : targets[service],
      ...(service === 'sidekiq' && { sidecar: queueMetricsContainer(environment, wiring) }),
      ...(service === 'ai' && { discoveryServiceArn: discovery.aiServiceArn }),
    });
  return {
    discoveryDomain: discovery.domain,
    services: { ai: run('ai'), rails: run('rails'), sidekiq: run('sidekiq') },
    migration: new Task(scope, 'migration', task('migration')),
  };
}

/** Private DNS in the VPC; the AI service is the only one that others call. */
function createDiscovery(scope: Construct, environment: Environment, vpcId: string) {
  const domain = `${resourceName(environment)}.internal`;
  const { namespaceId } = new ServiceDiscoveryNamespace(scope, 'discovery', { domain, vpcId });
  const ai = new ServiceDiscoveryService(scope, 'discovery-ai', { namespaceId, serviceName: 'ai' });
  return { domain, aiServiceArn: ai.serviceArn };
}

/** The list, or a list of `one` where it is empty. */
function orElse(list: readonly string[], one: string): readonly string[] {
  if (Token.isUnresolved(list)) return Token.asList(Fn.coalescelist([list, [one]]));
  return list.length > 0 ? list : [one];
}
