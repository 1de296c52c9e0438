import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Construct } from 'constructs';
import { type ByZone, inZone, mapZones } from './zones';

export interface PrivateRouteTablesProps {
  /** Prefix of the Name tags. */
  readonly name: string;
  readonly vpcId: string;
  /** NAT gateway that each zone's traffic to the internet leaves through. */
  readonly natGatewayIds: ByZone;
  /** Private subnet of each zone. Each may have one route table only. */
  readonly privateSubnetIds: ByZone;
}

/**
 * A private route table per zone with its default route to a NAT gateway, associated with the private subnet.
 *
 * One table per zone even when all share a NAT gateway: moving to one gateway per zone later changes a route
 * in place instead of re-associating subnets. Routes are resources of their own, never inline, so that the
 * gateway endpoints can add theirs.
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
