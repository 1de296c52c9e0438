import type { TerraformStack } from 'cdktf';
import { Listeners } from '../modules/alb/listeners';
import { LoadBalancer } from '../modules/alb/load-balancer';
import { PRIORITIES_PER_SERVICE, ServiceRoutes } from '../modules/alb/service-routes';
import { TargetGroup } from '../modules/alb/target-group';
import type { Environment } from '../modules/config/schema';
import { LOG_PREFIXES } from '../modules/s3/log-deliveries';
import { resourceName } from '../modules/shared/naming';
import { isOn } from '../modules/shared/schema';
import { buildDomain, type Domain } from './application-domain';
import { buildEntrance, type EdgeWiring, type Entrance } from './application-entrance';
import type { FoundationOutputs } from './foundation-outputs';

/** A service that the load balancer forwards to. */
export interface Target {
  readonly targetGroup: TargetGroup;
  /** ECS accepts the target group only once a listener or a rule leads to it. */
  readonly routes: ServiceRoutes;
}

/** What services need of the way in. */
export interface Edge {
  /** Origin that people reach the platform under. */
  readonly publicUrl: string;
  readonly loadBalancer: LoadBalancer;
  readonly domain: Domain;
  readonly entrance: Entrance;
  /** By service; the AI service only where it has public routes. */
  readonly targets: { readonly rails: Target; readonly ai?: Target };
}

/** Everything between the internet and the services: name, certificate, firewall, load balancer, CloudFront. */
export function buildEdge(stack: TerraformStack, environment: Environment, wiring: EdgeWiring): Edge {
  const { foundation, variables, usEast1 } = wiring;
  const loadBalancer = createLoadBalancer(stack, environment, foundation);
  const domain = buildDomain(stack, environment, variables, usEast1);
  const groups = createTargetGroups(stack, environment, foundation.vpcId);
  const { listenerArn } = new Listeners(stack, 'listeners', {
    loadBalancerArn: loadBalancer.loadBalancerArn,
    ...(domain.certificateArn && { certificateArn: domain.certificateArn }),
    ...(environment.loadBalancer.unmatchedRequests === 'rails' && {
      defaultTargetGroupArn: groups.rails.targetGroupArn,
    }),
  });
  const route = (service: 'ai' | 'rails', targetGroup: TargetGroup, firstPriority: number): Target => ({
    targetGroup,
    routes: new ServiceRoutes(stack, `routes-${service}`, {
      listenerArn,
      serviceName: service,
      routes: environment.services[service].routes,
      targetGroupArn: targetGroup.targetGroupArn,
      firstPriority,
    }),
  });
  const entrance = buildEntrance(stack, environment, { ...wiring, loadBalancer, domain });
  return {
    domain,
    entrance,
    publicUrl: domain.url ?? `http://${loadBalancer.dnsName}`,
    loadBalancer,
    targets: {
      // The narrower paths are asked first.
      ...(groups.ai && { ai: route('ai', groups.ai, 1) }),
      rails: route('rails', groups.rails, 1 + PRIORITIES_PER_SERVICE),
    },
  };
}

/** In the public subnets, or, behind CloudFront, in the private ones. */
function createLoadBalancer(
  stack: TerraformStack,
  environment: Environment,
  foundation: FoundationOutputs,
): LoadBalancer {
  const internal = environment.cloudFront.enabled;
  return new LoadBalancer(stack, 'alb', {
    // Public and internal are two load balancers, and one replaces the other: their names differ.
    loadBalancerName: resourceName(environment, internal ? 'int' : 'alb'),
    internal,
    subnetIds: Object.values(internal ? foundation.privateSubnetIds : foundation.publicSubnetIds),
    securityGroupId: foundation.securityGroupIds.alb,
    idleTimeoutSeconds: environment.loadBalancer.idleTimeoutSeconds,
    accessLogs: { bucketName: foundation.logBucketName, prefix: LOG_PREFIXES.loadBalancer },
    deletionProtection: isOn(environment.deletionProtection),
  });
}

function createTargetGroups(stack: TerraformStack, environment: Environment, vpcId: string) {
  const create = (service: 'ai' | 'rails'): TargetGroup => {
    const { port, healthCheckPath, longestRequestSeconds } = environment.services[service];
    return new TargetGroup(stack, `target-${service}`, {
      targetGroupName: resourceName(environment, `${service}-${port}`),
      port,
      vpcId,
      healthCheckPath,
      longestRequestSeconds,
    });
  };
  return {
    rails: create('rails'),
    ai: environment.services.ai.publicRoutes ? create('ai') : undefined,
  };
}
