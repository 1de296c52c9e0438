import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import type { Construct } from 'constructs';
import type { Environment } from '../modules/config/schema';
import { ExistingRouteTables } from '../modules/network/existing-route-tables';
import { ExistingVpc } from '../modules/network/existing-vpc';
import { FlowLogs } from '../modules/network/flow-logs';
import { GatewayEndpoints } from '../modules/network/gateway-endpoints';
import { InterfaceEndpoints } from '../modules/network/interface-endpoints';
import { ManagedVpc } from '../modules/network/managed-vpc';
import { NatGateways } from '../modules/network/nat-gateways';
import { PrivateRouteTables } from '../modules/network/private-route-tables';
import { UnclaimedSubnets } from '../modules/network/unclaimed-subnets';
import type { ByZone } from '../modules/network/zones';
import { LogBucket } from '../modules/s3/log-bucket';
import { SecurityGroups } from '../modules/security-groups/security-groups';
import { resourceName } from '../modules/shared/naming';
import { isOn } from '../modules/shared/schema';
import { publishFoundationOutputs } from './foundation-outputs';
import { PlatformStack } from './platform-stack';

/** What rarely changes and holds data: network, security groups, stores. Applied before the application. */
export class Foundation extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'foundation');
    const { network, region, services, database, redis } = environment;
    const { flowLogs } = network;
    const name = resourceName(environment);
    const accountId = new DataAwsCallerIdentity(this, 'account').accountId;

    const vpc =
      network.source === 'existing'
        ? new ExistingVpc(this, 'vpc', { vpc: network })
        : new ManagedVpc(this, 'vpc', { name, vpc: network });
    const { vpcId, publicSubnetIds, privateSubnetIds } = vpc;

    const routeTableIds = this.routePrivateSubnets(network, name, vpc);
    const common = { name, vpcId, region, accountId };
    new GatewayEndpoints(this, 'gateway-endpoints', { ...common, routeTableIds });

    const logBucket = new LogBucket(this, 'log-bucket', {
      ...common,
      retentionDays: flowLogs.retentionDays,
      preventDestroy: isOn(environment.deletionProtection),
    });
    new FlowLogs(this, 'flow-logs', { ...common, flowLogs, bucketArn: logBucket.bucketArn });

    const { securityGroupIds } = new SecurityGroups(this, 'security-groups', {
      name,
      vpcId,
      ports: {
        ai: services.ai.port,
        rails: services.rails.port,
        database: database.port,
        redis: redis.port,
      },
      aiPublicRoutes: services.ai.publicRoutes,
      interfaceEndpoints: network.interfaceEndpoints.enabled,
      efs: false,
    });
    if (securityGroupIds.endpoints) {
      new InterfaceEndpoints(this, 'interface-endpoints', {
        ...common,
        subnetIds: privateSubnetIds,
        securityGroupId: securityGroupIds.endpoints,
      });
    }

    publishFoundationOutputs(this, { vpcId, publicSubnetIds, privateSubnetIds, securityGroupIds });
  }

  /** Gives each private subnet its way out; returns the route table of each zone. */
  private routePrivateSubnets(
    { nat, source }: Environment['network'],
    name: string,
    vpc: Pick<ExistingVpc, 'vpcId' | 'publicSubnetIds' | 'privateSubnetIds'>,
  ): ByZone {
    if (nat.mode === 'existing') return new ExistingRouteTables(this, 'route-tables', vpc).routeTableIds;
    if (source === 'existing') {
      new UnclaimedSubnets(this, 'unclaimed', { subnetIds: vpc.privateSubnetIds, stackTag: this.node.id });
    }
    const { natGatewayIds } = new NatGateways(this, 'nat', { ...vpc, name, nat });
    return new PrivateRouteTables(this, 'private-routes', { ...vpc, name, natGatewayIds }).routeTableIds;
  }
}
