import { DataAwsRouteTables } from '@cdktf/provider-aws/lib/data-aws-route-tables';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { type ByZone, mapZones } from './zones';

export interface ExistingRouteTablesProps {
  /** Private subnet of each zone. */
  readonly privateSubnetIds: ByZone;
}

/**
 * Existing route tables of the private subnets, for `network.nat.mode: 'existing'`. Creates nothing. The plan fails
 * if a subnet has no explicit association: it could not reach the internet.
 */
export class ExistingRouteTables extends Construct {
  /** Route table of each zone's private subnet. */
  readonly routeTableIds: ByZone;

  constructor(scope: Construct, id: string, props: ExistingRouteTablesProps) {
    super(scope, id);
    this.routeTableIds = mapZones(props.privateSubnetIds, (subnetId, letter) => {
      const associated = new DataAwsRouteTables(this, letter, {
        filter: [{ name: 'association.subnet-id', values: [subnetId] }],
        lifecycle: {
          postcondition: [
            {
              condition: '${length(self.ids) == 1}',
              errorMessage:
                `Private subnet ${subnetId} is associated with no route table, but network.nat.mode is "existing". ` +
                'Associate one in the root that manages the VPC, or set network.nat to { mode: "per-az" }.',
            },
          ],
        },
      });
      return Fn.one(associated.ids);
    });
  }
}
