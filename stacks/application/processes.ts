import { Fn, type IResolvable, Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { ServiceDiscoveryNamespace } from '../../modules/ecs/service-discovery-namespace';
import { ServiceDiscoveryService } from '../../modules/ecs/service-discovery-service';
import type { ServiceName } from '../../modules/ecs/service-settings';
import { digits } from '../../modules/shared/digits';
import { resourceName } from '../../modules/shared/naming';
import type { FoundationOutputs } from '../contract';
import { type ContainerWiring, containers } from './containers';
import type { Process, SecretSource } from './secrets';
import { type Cluster, Service, type ServiceTarget } from './service';
import { ProcessTask, type ProcessTaskProps, type RoleSource } from './tasks';

/** What the processes run in and next to. */
export interface ProcessesWiring
  extends Pick<ProcessTaskProps, 'logsKeyArn' | 'vectorStore'>,
    Pick<ContainerWiring, 'images' | 'foundation'> {
  readonly cluster: Cluster;
  readonly vpcId: string;
  /** Private subnet of each zone. */
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: Pick<FoundationOutputs['securityGroupIds'], ServiceName>;
  /** Origin that people reach the platform under. */
  readonly publicUrl: string;
  /** What the load balancer forwards to. */
  readonly targets: { readonly rails: ServiceTarget; readonly ai?: ServiceTarget | undefined };
  readonly secrets: SecretSource;
  readonly roles: RoleSource;
  /** Whether an apply waits until the new tasks run and the old ones are gone. */
  readonly waitForSteadyState: boolean | IResolvable;
}

/** Discovery, the three services and the migration. */
export function runProcesses(scope: Construct, environment: Environment, wiring: ProcessesWiring) {
  const { allowedOrigins, services } = environment;
  const { securityGroupIds, targets, publicUrl } = wiring;
  const discovery = createDiscovery(scope, environment, wiring.vpcId);
  const container = containers(environment, {
    ...wiring,
    aiServiceUrl: `http://ai.${discovery.domain}:${digits(services.ai.port)}`,
    allowedOrigins: orElse(allowedOrigins, publicUrl),
  });
  const task = <P extends Process>(process: P) => ({
    ...wiring,
    environment,
    process,
    container: container[process],
  });
  const run = (service: ServiceName): Service =>
    new Service(scope, service, {
      ...task(service),
      securityGroupId: securityGroupIds[service],
      target: service === 'sidekiq' ? undefined : targets[service],
      ...(service === 'ai' && { discoveryServiceArn: discovery.aiServiceArn }),
    });
  return {
    discoveryDomain: discovery.domain,
    services: { ai: run('ai'), rails: run('rails'), sidekiq: run('sidekiq') },
    migration: new ProcessTask(scope, 'migration', task('migration')),
  };
}

/** Names inside the VPC; only the AI service is called by others. */
function createDiscovery(scope: Construct, environment: Environment, vpcId: string) {
  const domain = `${resourceName(environment)}.internal`;
  const { namespaceId } = new ServiceDiscoveryNamespace(scope, 'discovery', { domain, vpcId });
  const ai = new ServiceDiscoveryService(scope, 'discovery-ai', { namespaceId, serviceName: 'ai' });
  return { domain, aiServiceArn: ai.serviceArn };
}

/** A list or, if there is nothing in it, a list of one. */
function orElse(list: readonly string[], one: string): readonly string[] {
  if (Token.isUnresolved(list)) return Token.asList(Fn.coalescelist([list, [one]]));
  return list.length > 0 ? list : [one];
}
