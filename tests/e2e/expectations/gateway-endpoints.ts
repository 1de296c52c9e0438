import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import type { Aws } from '../aws';
import { REGION } from '../emulator';
import type { ExpectedEnvironment } from './expected';
import { expectEqual, findRouteTable, findSubnet, findVpc, inVpc, only } from './lookups';

/** The free endpoints serve every private subnet's route table, and only those. */
export async function expectGatewayEndpoints(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const vpcId = await findVpc(aws, expected);
  const tables = await Promise.all(
    Object.entries(expected.zones).map(async ([zone, { privateSubnet }]) =>
      findRouteTable(aws, await findSubnet(aws, vpcId, privateSubnet, zone)),
    ),
  );
  const { VpcEndpoints = [] } = await aws.ec2.send(
    new DescribeVpcEndpointsCommand({ Filters: inVpc(vpcId) }),
  );
  for (const service of ['s3', 'dynamodb']) {
    const name = `com.amazonaws.${REGION}.${service}`;
    const endpoint = only(
      `endpoint ${name}`,
      VpcEndpoints.filter(
        ({ ServiceName, State }) => ServiceName === name && State?.toLowerCase() === 'available',
      ),
    );
    expectEqual(`type of ${name}`, endpoint.VpcEndpointType, 'Gateway');
    expectEqual(
      `route tables of ${name}`,
      endpoint.RouteTableIds?.sort(),
      tables.map(({ RouteTableId }) => RouteTableId).sort(),
    );
    for (const { RouteTableId, Routes = [] } of tables) {
      const through = Routes.filter(({ GatewayId }) => GatewayId === endpoint.VpcEndpointId);
      only(`route of ${RouteTableId} through ${name}`, through);
    }
  }
  return `S3 and DynamoDB, in ${tables.length} route tables each`;
}
