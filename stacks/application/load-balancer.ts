import type { Construct } from 'constructs';
import { Listeners } from '../../modules/alb/listeners';
import { LoadBalancer } from '../../modules/alb/load-balancer';
import { PRIORITIES_PER_SERVICE, ServiceRoutes } from '../../modules/alb/service-routes';
import { TargetGroup } from '../../modules/alb/target-group';
import type { Environment } from '../../modules/config/schema';
import { LOG_PREFIXES } from '../../modules/s3/log-prefixes';
import { digits } from '../../modules/shared/digits';
import { resourceName } from '../../modules/shared/naming';
import { isOn } from '../../modules/shared/schema';

/** A service that the load balancer forwards to. */
export interface Target {
  readonly targetGroup: TargetGroup;
  /** ECS accepts a target group only when a listener or a listener rule forwards to it. */
  readonly routes: ServiceRoutes;
}

/** Targets by service; the AI service only where it has public routes. */
export interface Targets {
  readonly rails: Target;
  readonly ai?: Target;
}

export interface LoadBalancerWiring {
  /** A subnet of each zone: public ones, or private ones behind CloudFront. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly logBucketName: string;
}

/** The load balancer: in the public subnets or, behind CloudFront, in the private ones. */
export function createLoadBalancer(
  scope: Construct,
  environment: Environment,
  { subnetIds, securityGroupId, logBucketName }: LoadBalancerWiring,
): LoadBalancer {
  const internal = environment.cloudFront.enabled;
  return new LoadBalancer(scope, 'alb', {
    // Switching between public and internal replaces the load balancer: the two have different names.
    loadBalancerName: resourceName(environment, internal ? 'int' : 'alb'),
    internal,
    subnetIds,
    securityGroupId,
    idleTimeoutSeconds: environment.loadBalancer.idleTimeoutSeconds,
    accessLogs: { bucketName: logBucketName, prefix: LOG_PREFIXES.loadBalancer },
    deletionProtection: isOn(environment.deletionProtection),
  });
}

export interface TargetsWiring {
  readonly vpcId: string;
  readonly loadBalancerArn: string;
  /** @default plain HTTP on port 80 */
  readonly certificateArn?: string | undefined;
}

/** Target groups, listeners and listener rules. */
export function createTargets(
  scope: Construct,
  environment: Environment,
  { vpcId, loadBalancerArn, certificateArn }: TargetsWiring,
): Targets {
  const groups = createTargetGroups(scope, environment, vpcId);
  const { listenerArn } = new Listeners(scope, 'listeners', {
    loadBalancerArn,
    ...(certificateArn && { certificateArn }),
    ...(environment.loadBalancer.unmatchedRequests === 'rails' && {
      defaultTargetGroupArn: groups.rails.targetGroupArn,
    }),
  });
  const route = (service: 'ai' | 'rails', targetGroup: TargetGroup, firstPriority: number): Target => ({
    targetGroup,
    routes: new ServiceRoutes(scope, `routes-${service}`, {
      listenerArn,
      serviceName: service,
      routes: environment.services[service].routes,
      targetGroupArn: targetGroup.targetGroupArn,
      firstPriority,
    }),
  });
  return {
    // Narrower paths first: the lowest priority number is evaluated first.
    ...(groups.ai && { ai: route('ai', groups.ai, 1) }),
    rails: route('rails', groups.rails, 1 + PRIORITIES_PER_SERVICE),
  };
}

function createTargetGroups(scope: Construct, environment: Environment, vpcId: string) {
  const create = (service: 'ai' | 'rails'): TargetGroup => {
    const { port, healthCheckPath, healthCheck, longestRequestSeconds } = environment.services[service];
    return new TargetGroup(scope, `target-${service}`, {
      targetGroupName: resourceName(environment, `${service}-${digits(port)}`),
      port,
      vpcId,
      healthCheckPath,
      healthCheck,
      longestRequestSeconds,
    });
  };
  return {
    rails: create('rails'),
    ai: environment.services.ai.publicRoutes ? create('ai') : undefined,
  };
}
