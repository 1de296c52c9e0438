import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import type { Aws } from '../aws';
import type { ExpectedEnvironment } from './expected';
import { findSubnet, findVpc, inVpc, only, tagOf } from './lookups';

/** Ids of the environment's private subnets, in order. */
export async function findPrivateSubnets(aws: Aws, expected: ExpectedEnvironment): Promise<string[]> {
  const vpcId = await findVpc(aws, expected);
  const zones = Object.entries(expected.zones);
  const ids = zones.map(([zone, { privateSubnet }]) => findSubnet(aws, vpcId, privateSubnet, zone));
  return (await Promise.all(ids)).sort();
}

/** Id of the security group of a role, such as `database`. */
export async function findSecurityGroup(
  aws: Aws,
  expected: ExpectedEnvironment,
  role: string,
): Promise<string> {
  const name = `${expected.prefix}-${role}`;
  const { SecurityGroups = [] } = await aws.ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: inVpc(await findVpc(aws, expected)) }),
  );
  const named = SecurityGroups.filter((group) => tagOf(group, 'Name') === name);
  return only(`security group ${name}`, named).GroupId ?? '';
}
