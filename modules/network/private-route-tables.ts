import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Construct } from 'constructs';
import { type ByZone, inZone, mapZones } from './zones';

export interface PrivateRouteTablesProps {
  /** Prefix of the Name tags. */
  readonly name: string;
  readonly vpcId: string;
  /** NAT gateway of each zone. */
  readonly natGatewayIds: ByZone;
  /** Private subnet of each zone. A subnet can have one route table only. */
  readonly privateSubnetIds: ByZone;
}

/**
 * One private route table per zone, with a default route to a NAT gateway, associated with the private subnet.
 *
 * One table per zone even if all zones share a NAT gateway: switching to one gateway per zone then changes routes
 * in place. Routes are separate resources, never inline, so that gateway endpoints can add theirs.
 *
 * @see Amazon VPC User Guide, "Configure route tables"
 */
export class PrivateRouteTables extends Construct {
  /** Route table of each zone's private subnet. */
  readonly routeTableIds: ByZone;

  constructor(scope: Construct, id: string, props: PrivateRouteTablesProps) {
    super(scope, id);
    this.routeTableIds = mapZones(props.privateSubnetIds, (subnetId, letter) => {
      const table = new RouteTable(this, letter, {
        vpcId: props.vpcId,
        tags: { Name: `${props.name}-private-${letter}` },
      });
      new Route(this, `${letter}-internet`, {
        routeTableId: table.id,
        destinationCidrBlock: '0.0.0.0/0',
        natGatewayId: inZone(props.natGatewayIds, letter),
      });
      new RouteTableAssociation(this, `${letter}-subnet`, { subnetId, routeTableId: table.id });
      return table.id;
    });
  }
}
