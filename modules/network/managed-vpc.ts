import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { type SubnetSettings, type VpcSettings, vpcSettings } from './settings';
import { type ByZone, mapZones, zonesByLetter } from './zones';

export interface ManagedVpcProps {
  /** Name tags and CIDR blocks of the VPC and its subnets. */
  readonly vpc: VpcSettings;
  /** Prefix of the Name tags of the internet gateway, the route table and the default security group. */
  readonly name: string;
}

/**
 * VPC with the layout that {@link ExistingVpc} expects: one public and one private subnet per Availability Zone, an
 * internet gateway, one public route table, the default security group without rules.
 *
 * Subnets assign no public addresses: public subnets hold the load balancer and NAT gateways only. Changing a
 * CIDR block or a zone's name replaces the subnet and everything in it.
 *
 * @see Amazon VPC User Guide, "Example: VPC with servers in private subnets and NAT"
 */
export class ManagedVpc extends Construct {
  readonly vpcId: string;
  /** Public subnet of each zone, known after its route to the internet gateway exists. */
  readonly publicSubnetIds: ByZone;
  /** Private subnet of each zone; uses the VPC's main route table until one is associated. */
  readonly privateSubnetIds: ByZone;

  constructor(scope: Construct, id: string, props: ManagedVpcProps) {
    super(scope, id);
    assertSettings(vpcSettings, props.vpc, this.node.path);
    const zones = zonesByLetter(props.vpc.availabilityZones);

    const vpc = new Vpc(this, 'this', {
      cidrBlock: props.vpc.cidrBlock,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: props.vpc.vpcName },
    });
    new DefaultSecurityGroup(this, 'default-security-group', {
      vpcId: vpc.id,
      tags: { Name: `${props.name}-default-locked` },
    });
    const internetGateway = new InternetGateway(this, 'internet-gateway', {
      vpcId: vpc.id,
      tags: { Name: `${props.name}-igw` },
    });
    const routeTable = new RouteTable(this, 'public', {
      vpcId: vpc.id,
      tags: { Name: `${props.name}-public-rt` },
    });
    const internetRoute = new Route(this, 'public-internet', {
      routeTableId: routeTable.id,
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: internetGateway.id,
    });
    const createSubnet = (tier: 'public' | 'private', letter: string, zone: string, subnet: SubnetSettings) =>
      new Subnet(this, `${tier}-${letter}`, {
        vpcId: vpc.id,
        availabilityZone: zone,
        cidrBlock: subnet.cidrBlock,
        mapPublicIpOnLaunch: false,
        tags: { Name: subnet.name, Type: tier },
      });

    this.vpcId = vpc.id;
    this.publicSubnetIds = mapZones(zones, (zone, letter) => {
      // Read from the association: resources that need the internet gateway (NAT gateways, a public load
      // balancer) are created after the route and destroyed before it.
      const association = new RouteTableAssociation(this, `public-${letter}-routing`, {
        subnetId: createSubnet('public', letter, zone.name, zone.publicSubnet).id,
        routeTableId: routeTable.id,
        dependsOn: [internetRoute],
      });
      return association.subnetId;
    });
    this.privateSubnetIds = mapZones(
      zones,
      (zone, letter) => createSubnet('private', letter, zone.name, zone.privateSubnet).id,
    );
  }
}
