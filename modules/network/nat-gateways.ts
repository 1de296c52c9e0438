import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { type NatSettings, natSettings } from './settings';
import { type ByZone, inZone, mapZones, zoneLetter } from './zones';

export interface NatGatewaysProps {
  /** Prefix of the Name tags. */
  readonly name: string;
  /** One NAT gateway per zone, or a single one with its zone and the reason. */
  readonly nat: Exclude<NatSettings, { mode: 'existing' }>;
  /** Public subnet of each zone. */
  readonly publicSubnetIds: ByZone;
}

/**
 * NAT gateways for the private subnets, each with an Elastic IP address.
 *
 * Keyed by zone letter: adding or removing a zone does not change other zones' gateways. Switching from one per
 * zone to a single one releases the other addresses: first inform everyone who allow-lists {@link publicIps}.
 *
 * @see Amazon VPC User Guide, "NAT gateway basics"
 */
export class NatGateways extends Construct {
  /** NAT gateway that each zone uses; with a single one, the same for all zones. */
  readonly natGatewayIds: ByZone;
  /** NAT gateways by the zone that they are in. */
  readonly gatewayIds: ByZone;
  /** Public addresses of the gateways, by their zone: the source addresses of the platform's outbound traffic. */
  readonly publicIps: ByZone;

  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    assertSettings(natSettings, props.nat, this.node.path);
    const { nat, publicSubnetIds, name } = props;
    if (nat.mode === 'single') {
      const letter = zoneLetter(nat.availabilityZone);
      const shared = this.createGateway(letter, inZone(publicSubnetIds, letter), name);
      this.natGatewayIds = mapZones(publicSubnetIds, () => shared.id);
      this.gatewayIds = { [letter]: shared.id };
      this.publicIps = { [letter]: shared.publicIp };
    } else {
      const gateways = mapZones(publicSubnetIds, (subnetId, letter) =>
        this.createGateway(letter, subnetId, name),
      );
      this.natGatewayIds = mapZones(gateways, (gateway) => gateway.id);
      this.gatewayIds = this.natGatewayIds;
      this.publicIps = mapZones(gateways, (gateway) => gateway.publicIp);
    }
  }

  private createGateway(letter: string, subnetId: string, name: string): NatGateway {
    const tags = { Name: `${name}-nat-${letter}` };
    const address = new Eip(this, `address-${letter}`, { domain: 'vpc', tags });
    return new NatGateway(this, letter, { allocationId: address.allocationId, subnetId, tags });
  }
}
