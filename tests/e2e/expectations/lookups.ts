import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type Filter,
  type RouteTable,
  type Subnet,
  type Tag,
  type Vpc,
} from '@aws-sdk/client-ec2';
import type { Aws } from '../aws';
import type { ExpectedEnvironment } from './expected';

/** Value of one of a resource's tags. */
export const tagOf = ({ Tags = [] }: { readonly Tags?: Tag[] }, key: string): string | undefined =>
  Tags.find((tag) => tag.Key === key)?.Value;

/** The only one there may be. */
export function only<T>(what: string, found: readonly T[] = []): T {
  const [first] = found;
  assert.ok(first !== undefined && found.length === 1, `${what}: expected one, found ${found.length}`);
  return first;
}

/** Compares and says of what, in one line, instead of only that two values differ. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

/** Compares those attributes that are expected, one by one. */
export function expectAttributes(what: string, actual: object, expected: object): void {
  const attributes = actual as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(expected)) {
    expectEqual(`${name} of ${what}`, attributes[name], value);
  }
}

/** The environment's VPC. */
export async function findVpc({ ec2 }: Aws, { vpc }: ExpectedEnvironment): Promise<string> {
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ Filters: named(vpc.name) }));
  const found: Vpc = only(`VPC ${vpc.name}`, Vpcs);
  expectEqual(`CIDR block of ${vpc.name}`, found.CidrBlock, vpc.cidrBlock);
  return found.VpcId ?? '';
}

/** A subnet by its Name tag, in the zone where it must be. */
export async function findSubnet({ ec2 }: Aws, vpcId: string, name: string, zone: string): Promise<string> {
  const { Subnets } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [...named(name), ...inVpc(vpcId)] }),
  );
  const found: Subnet = only(`subnet ${name}`, Subnets);
  expectEqual(`zone of ${name}`, found.AvailabilityZone, zone);
  return found.SubnetId ?? '';
}

/** The route table that a subnet is explicitly associated with. */
export async function findRouteTable({ ec2 }: Aws, subnetId: string): Promise<RouteTable> {
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'association.subnet-id', Values: [subnetId] }] }),
  );
  return only(`route table of ${subnetId}`, RouteTables);
}

/** Where each IPv4 route of a table leads, by destination. */
export const routesOf = ({ Routes = [] }: RouteTable): Record<string, string | undefined> =>
  Object.fromEntries(
    Routes.flatMap((route) =>
      route.DestinationCidrBlock ? [[route.DestinationCidrBlock, route.NatGatewayId ?? route.GatewayId]] : [],
    ),
  );

export const inVpc = (vpcId: string): Filter[] => [{ Name: 'vpc-id', Values: [vpcId] }];
const named = (name: string): Filter[] => [{ Name: 'tag:Name', Values: [name] }];
