import type { TerraformStack } from 'cdktf';
import type { LoadBalancer } from '../../modules/alb/load-balancer';
import type { Environment } from '../../modules/config/schema';
import { buildDomain, type Domain } from './domain';
import { buildEntrance, type EdgeWiring, type Entrance } from './entrance';
import { createLoadBalancer, createTargets, type Target } from './load-balancer';

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
  const { privateSubnetIds, publicSubnetIds, securityGroupIds, logBucketName, vpcId } = foundation;
  const loadBalancer = createLoadBalancer(stack, environment, {
    subnetIds: Object.values(environment.cloudFront.enabled ? privateSubnetIds : publicSubnetIds),
    securityGroupId: securityGroupIds.alb,
    logBucketName,
  });
  const domain = buildDomain(stack, environment, variables, usEast1);
  const { loadBalancerArn, dnsName } = loadBalancer;
  const targets = createTargets(stack, environment, {
    vpcId,
    loadBalancerArn,
    certificateArn: domain.certificateArn,
  });
  const entrance = buildEntrance(stack, environment, { ...wiring, loadBalancer, domain });
  return { domain, entrance, publicUrl: domain.url ?? `http://${dnsName}`, loadBalancer, targets };
}
