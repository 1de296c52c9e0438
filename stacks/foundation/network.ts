import type { TerraformStack } from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import { ExistingRouteTables } from '../../modules/network/existing-route-tables';
import { ExistingVpc } from '../../modules/network/existing-vpc';
import { GatewayEndpoints } from '../../modules/network/gateway-endpoints';
import { InterfaceEndpoints } from '../../modules/network/interface-endpoints';
import { ManagedVpc } from '../../modules/network/managed-vpc';
import { NatGateways } from '../../modules/network/nat-gateways';
import { PrivateRouteTables } from '../../modules/network/private-route-tables';
import { UnclaimedSubnets } from '../../modules/network/unclaimed-subnets';
import type { ByZone } from '../../modules/network/zones';
import type { SecurityGroupIds } from '../../modules/security-groups/flows';
import { SecurityGroups } from '../../modules/security-groups/security-groups';
import { resourceName } from '../../modules/shared/naming';

type Vpc = Pick<ExistingVpc, 'vpcId' | 'publicSubnetIds' | 'privateSubnetIds'>;

export interface Network extends Vpc {
  readonly securityGroupIds: SecurityGroupIds;
  /** NAT gateways of this stack by zone; empty where they belong to another root. */
  readonly natGatewayIds: ByZone;
}

/** VPC, routes and NAT of private subnets, endpoints and security groups. */
export function createNetwork(stack: TerraformStack, environment: Environment, accountId: string): Network {
  const { network, region } = environment;
  const name = resourceName(environment);
  const vpc: Vpc =
    network.source === 'existing'
      ? new ExistingVpc(stack, 'vpc', { vpc: network })
      : new ManagedVpc(stack, 'vpc', { name, vpc: network });
  const common = { name, vpcId: vpc.vpcId, region, accountId };

  const { routeTableIds, natGatewayIds } = routePrivateSubnets(stack, environment, vpc);
  new GatewayEndpoints(stack, 'gateway-endpoints', { ...common, routeTableIds });

  const { securityGroupIds } = createSecurityGroups(stack, environment, vpc.vpcId);
  if (securityGroupIds.endpoints) {
    new InterfaceEndpoints(stack, 'interface-endpoints', {
      ...common,
      subnetIds: vpc.privateSubnetIds,
      securityGroupId: securityGroupIds.endpoints,
    });
  }
  const { vpcId, publicSubnetIds, privateSubnetIds } = vpc;
  return { vpcId, publicSubnetIds, privateSubnetIds, securityGroupIds, natGatewayIds };
}

/** NAT gateways and route tables of the private subnets. */
function routePrivateSubnets(
  stack: TerraformStack,
  environment: Environment,
  vpc: Vpc,
): { readonly routeTableIds: ByZone; readonly natGatewayIds: ByZone } {
  const { nat, source } = environment.network;
  const name = resourceName(environment);
  if (nat.mode === 'existing') {
    const { routeTableIds } = new ExistingRouteTables(stack, 'route-tables', vpc);
    return { routeTableIds, natGatewayIds: {} };
  }
  if (source === 'existing') {
    new UnclaimedSubnets(stack, 'unclaimed', { subnetIds: vpc.privateSubnetIds, stackTag: stack.node.id });
  }
  const { natGatewayIds, gatewayIds } = new NatGateways(stack, 'nat', { ...vpc, name, nat });
  const { routeTableIds } = new PrivateRouteTables(stack, 'private-routes', { ...vpc, name, natGatewayIds });
  return { routeTableIds, natGatewayIds: gatewayIds };
}

/** Security groups and the rules between them, for what the environment has. */
export function createSecurityGroups(
  stack: TerraformStack,
  environment: Environment,
  vpcId: string,
): SecurityGroups {
  const { network, services, database, redis, vectorStore, cloudFront, domain } = environment;
  return new SecurityGroups(stack, 'security-groups', {
    name: resourceName(environment),
    vpcId,
    ports: {
      ai: services.ai.port,
      rails: services.rails.port,
      database: database.port,
      redis: redis.port,
    },
    ingress: cloudFront.enabled ? 'cloudfront' : 'internet',
    https: domain.certificate !== 'none',
    aiPublicRoutes: services.ai.publicRoutes,
    interfaceEndpoints: network.interfaceEndpoints.enabled,
    efs: vectorStore.enabled,
  });
}
