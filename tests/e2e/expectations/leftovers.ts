import {
  DescribeAddressesCommand,
  DescribeFlowLogsCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  type Tag,
} from '@aws-sdk/client-ec2';
import type { Aws } from '../aws';
import { applicationLeftovers } from './application-leftovers';
import { dataLeftovers } from './data-leftovers';
import type { ExpectedEnvironment } from './expected';
import { keysOfStacks } from './keys';
import { tagOf } from './lookups';

/**
 * What is still there of an environment's stacks, found by their `Stack` tag and by names; empty after a
 * destroy. What AWS lists for a while after it is deleted does not count.
 */
export async function leftovers(
  aws: Aws,
  expected: ExpectedEnvironment,
  stacks: readonly string[],
): Promise<string[]> {
  const { ec2 } = aws;
  const addresses = await ec2.send(new DescribeAddressesCommand({}));
  const endpoints = await ec2.send(new DescribeVpcEndpointsCommand({}));
  const flowLogs = await ec2.send(new DescribeFlowLogsCommand({}));
  const groups = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const natGateways = await ec2.send(new DescribeNatGatewaysCommand({}));
  const routeTables = await ec2.send(new DescribeRouteTablesCommand({}));
  const vpcs = await ec2.send(new DescribeVpcsCommand({}));

  const tagged: readonly { id?: string; state?: string; Tags?: Tag[] }[] = [
    ...(addresses.Addresses ?? []).map((it) => ({ ...it, id: it.AllocationId })),
    ...(endpoints.VpcEndpoints ?? []).map((it) => ({ ...it, id: it.VpcEndpointId, state: it.State })),
    ...(flowLogs.FlowLogs ?? []).map((it) => ({ ...it, id: it.FlowLogId })),
    ...(groups.SecurityGroups ?? []).map((it) => ({ ...it, id: it.GroupId })),
    ...(natGateways.NatGateways ?? []).map((it) => ({ ...it, id: it.NatGatewayId, state: it.State })),
    ...(routeTables.RouteTables ?? []).map((it) => ({ ...it, id: it.RouteTableId })),
    ...(vpcs.Vpcs ?? []).map((it) => ({ ...it, id: it.VpcId })),
  ];
  const ours = tagged.filter(
    (it) => stacks.includes(tagOf(it, 'Stack') ?? '') && it.state?.toLowerCase() !== 'deleted',
  );
  const keys = await keysOfStacks(aws, stacks);
  return [
    ...ours.map((it) => `${it.id} (${tagOf(it, 'Name')})`),
    ...keys.filter((it) => it.KeyState !== 'PendingDeletion').map((it) => `key ${it.KeyId}`),
    ...(await dataLeftovers(aws, expected)),
    ...(await applicationLeftovers(aws, expected)),
  ];
}
