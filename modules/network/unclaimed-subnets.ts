import { DataAwsRouteTables } from '@cdktf/provider-aws/lib/data-aws-route-tables';
import { Construct } from 'constructs';
import type { ByZone } from './zones';

export interface UnclaimedSubnetsProps {
  /** Private subnet of each zone; must exist before the plan. */
  readonly subnetIds: ByZone;
  /** Value of the `Stack` tag of our own route tables, which are no conflict. */
  readonly stackTag: string;
}

/**
 * Fails the plan if a route table of another owner is associated with a private subnet: a VPC that already has NAT
 * gateways must not silently get a second set, and a subnet cannot have two route tables. Creates nothing.
 */
export class UnclaimedSubnets extends Construct {
  constructor(scope: Construct, id: string, props: UnclaimedSubnetsProps) {
    super(scope, id);
    for (const [letter, subnetId] of Object.entries(props.subnetIds)) {
      const associated = { name: 'association.subnet-id', values: [subnetId] };
      const ours = new DataAwsRouteTables(this, `${letter}-ours`, {
        filter: [associated, { name: 'tag:Stack', values: [props.stackTag] }],
      });
      const foreign = `setsubtract(self.ids, ${ours.fqn}.ids)`;
      new DataAwsRouteTables(this, letter, {
        filter: [associated],
        lifecycle: {
          postcondition: [
            {
              condition: `\${length(${foreign}) == 0}`,
              errorMessage:
                `Private subnet ${subnetId} already uses the route table \${join(", ", ${foreign})}, which is ` +
                'not managed here. To use its NAT gateways, set network.nat to { mode: "existing", reason: … }. To ' +
                'replace them, remove the association in the root that manages it, then plan again.',
            },
          ],
        },
      });
    }
  }
}
