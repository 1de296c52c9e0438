import assert from 'node:assert/strict';
import { DescribeInternetGatewaysCommand, DescribeNatGatewaysCommand } from '@aws-sdk/client-ec2';
import type { Aws } from '../aws';
import type { ExpectedEnvironment } from './expected';
import { expectEqual, findRouteTable, findSubnet, findVpc, inVpc, only, routesOf } from './lookups';

/** Every private subnet's default route leads to the NAT gateway of the zone it must leave through. */
export async function expectPrivateRoutes(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const vpcId = await findVpc(aws, expected);
  const gateways = new Map<string, string>();
  for (const exit of new Set(Object.values(expected.zones).map((zone) => zone.exit))) {
    gateways.set(exit, await findNatGateway(aws, vpcId, expected.zones[exit]?.publicSubnet ?? '', exit));
  }
  const tables = new Set<string | undefined>();
  for (const [zone, { privateSubnet, exit }] of Object.entries(expected.zones)) {
    const table = await findRouteTable(aws, await findSubnet(aws, vpcId, privateSubnet, zone));
    expectEqual(`routes of ${privateSubnet}`, routesOf(table), {
      [expected.vpc.cidrBlock]: 'local',
      '0.0.0.0/0': gateways.get(exit),
    });
    tables.add(table.RouteTableId);
  }
  expectEqual('private route tables', tables.size, Object.keys(expected.zones).length);

  const all = await natGateways(aws, vpcId);
  expectEqual(
    'NAT gateways',
    all.map(({ NatGatewayId }) => NatGatewayId).sort(),
    [...gateways.values()].sort(),
  );
  return `${gateways.size} NAT gateway(s), ${tables.size} private route tables`;
}

/** The public subnets share one table with the local and the internet route, and nothing else. */
export async function expectPublicRoutes(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const vpcId = await findVpc(aws, expected);
  const { InternetGateways } = await aws.ec2.send(
    new DescribeInternetGatewaysCommand({ Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }] }),
  );
  const internetGateway = only('internet gateway', InternetGateways).InternetGatewayId;
  const tables = new Set<string | undefined>();
  for (const [zone, { publicSubnet }] of Object.entries(expected.zones)) {
    const table = await findRouteTable(aws, await findSubnet(aws, vpcId, publicSubnet, zone));
    expectEqual(`number of routes of ${publicSubnet}`, table.Routes?.length, 2);
    expectEqual(`routes of ${publicSubnet}`, routesOf(table), {
      [expected.vpc.cidrBlock]: 'local',
      '0.0.0.0/0': internetGateway,
    });
    tables.add(table.RouteTableId);
  }
  expectEqual('public route tables', tables.size, 1);
  return 'local and internet gateway, nothing else';
}

async function findNatGateway(aws: Aws, vpcId: string, publicSubnet: string, zone: string): Promise<string> {
  const subnetId = await findSubnet(aws, vpcId, publicSubnet, zone);
  const inSubnet = (await natGateways(aws, vpcId)).filter((gateway) => gateway.SubnetId === subnetId);
  const gateway = only(`NAT gateway in ${publicSubnet}`, inSubnet);
  expectEqual(`state of ${gateway.NatGatewayId}`, gateway.State, 'available');
  const address = only(`address of ${gateway.NatGatewayId}`, gateway.NatGatewayAddresses);
  assert.ok(address.AllocationId && address.PublicIp, `${gateway.NatGatewayId} has no Elastic IP address`);
  return gateway.NatGatewayId ?? '';
}

async function natGateways({ ec2 }: Aws, vpcId: string) {
  const { NatGateways = [] } = await ec2.send(new DescribeNatGatewaysCommand({ Filter: inVpc(vpcId) }));
  return NatGateways.filter(({ State }) => State !== 'deleted');
}
