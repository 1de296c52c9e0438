import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet';
import { DataAwsSubnets } from '@cdktf/provider-aws/lib/data-aws-subnets';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { DataAwsVpcs } from '@cdktf/provider-aws/lib/data-aws-vpcs';
import { Fn, type IResolvable, Op, ref, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { type SubnetSettings, type VpcSettings, vpcSettings } from './settings';
import { type ByZone, mapZones, zonesByLetter } from './zones';

export interface ExistingVpcProps {
  /** Name tags to find, and CIDR blocks to compare with. */
  readonly vpc: VpcSettings;
}

/**
 * Existing VPC of another owner, found by its Name tag, and its subnets, found by their Name and Type tags.
 *
 * Creates and changes nothing. Each lookup first counts the matches, for a clear message about a missing or
 * ambiguous name, and then compares the result with the configuration: the plan fails before a NAT gateway is
 * created in the wrong subnet.
 *
 * @see Terraform documentation, "Custom Conditions"
 */
export class ExistingVpc extends Construct {
  readonly vpcId: string;
  /** Public subnet of each zone. */
  readonly publicSubnetIds: ByZone;
  /** Private subnet of each zone. */
  readonly privateSubnetIds: ByZone;

  constructor(scope: Construct, id: string, props: ExistingVpcProps) {
    super(scope, id);
    assertSettings(vpcSettings, props.vpc, this.node.path);
    const vpc = this.findVpc(props.vpc);
    const zones = zonesByLetter(props.vpc.availabilityZones);

    this.vpcId = vpc.id;
    this.publicSubnetIds = mapZones(zones, (zone, letter) =>
      this.findSubnet(vpc.id, 'public', letter, zone.name, zone.publicSubnet),
    );
    this.privateSubnetIds = mapZones(zones, (zone, letter) =>
      this.findSubnet(vpc.id, 'private', letter, zone.name, zone.privateSubnet),
    );
  }

  private findVpc({ vpcName, cidrBlock }: VpcSettings): DataAwsVpc {
    const named = new DataAwsVpcs(this, 'named', {
      filter: [{ name: 'tag:Name', values: [vpcName] }],
      lifecycle: {
        postcondition: [
          {
            condition: '${length(self.ids) == 1}',
            errorMessage:
              `Found \${length(self.ids)} VPCs with the Name tag "${vpcName}", expected exactly one. ` +
              'Check the account and the region of these credentials, or correct network.vpcName.',
          },
        ],
      },
    });
    return new DataAwsVpc(this, 'this', {
      id: Fn.one(named.ids),
      lifecycle: {
        postcondition: [
          {
            condition: Op.eq(this.self('cidr_block'), cidrBlock),
            errorMessage:
              `VPC "${vpcName}" has the CIDR block \${self.cidr_block}, the configuration says ${cidrBlock}. ` +
              'Correct network.cidrBlock, or network.vpcName if this is another VPC.',
          },
          {
            condition: '${self.enable_dns_support && self.enable_dns_hostnames}',
            errorMessage:
              `VPC "${vpcName}" must have DNS support and DNS hostnames enabled: private DNS names of the services ` +
              'and of interface endpoints do not resolve otherwise. Enable both in the root that manages the VPC.',
          },
        ],
      },
    });
  }

  private findSubnet(
    vpcId: string,
    tier: string,
    letter: string,
    zone: string,
    subnet: SubnetSettings,
  ): string {
    const named = new DataAwsSubnets(this, `${tier}-${letter}-named`, {
      filter: [
        { name: 'vpc-id', values: [vpcId] },
        { name: 'tag:Name', values: [subnet.name] },
        { name: 'tag:Type', values: [tier] },
      ],
      lifecycle: {
        postcondition: [
          {
            condition: '${length(self.ids) == 1}',
            errorMessage:
              `Found \${length(self.ids)} ${tier} subnets for ${zone} with the tags Name="${subnet.name}" and ` +
              `Type="${tier}" in the VPC, expected exactly one. Correct the subnet's name under ` +
              'network.availabilityZones, or its tags in the root that manages the VPC.',
          },
        ],
      },
    });
    return new DataAwsSubnet(this, `${tier}-${letter}`, {
      id: Fn.one(named.ids),
      lifecycle: {
        postcondition: [
          {
            condition: Op.and(
              Op.eq(this.self('cidr_block'), subnet.cidrBlock),
              Op.eq(this.self('availability_zone'), zone),
            ),
            errorMessage:
              `Subnet "${subnet.name}" is \${self.cidr_block} in \${self.availability_zone}, the configuration ` +
              `says ${subnet.cidrBlock} in ${zone}. Correct it under network.availabilityZones.`,
          },
        ],
      },
    }).id;
  }

  /** Attribute of the resource that a condition checks. Inside a string literal, the token would lose its braces. */
  private self(attribute: string): IResolvable {
    return ref(`self.${attribute}`, TerraformStack.of(this));
  }
}
