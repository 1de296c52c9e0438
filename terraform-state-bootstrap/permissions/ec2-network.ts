import { regionalArn } from './arns';
import { allOf, namedForEnvironment } from './conditions';
import { changes, creates, looks, retags, uses } from './ec2-grants';
import type { Grant, PermissionsTable, Target } from './grant';

const readVpcAttributes = (target: Target): Grant => ({
  access: 'read',
  actions: ['ec2:DescribeVpcAttribute'],
  resources: [regionalArn(target, 'ec2', 'vpc/*')],
});

/** Subnets that a route table of the stack's may serve: its own, and those that the team tags as private. */
const routeSubnets = (target: Target, ...actions: readonly string[]): readonly Grant[] => [
  changes(target, ['subnet'], ...actions),
  {
    access: 'write',
    actions,
    resources: [regionalArn(target, 'ec2', 'subnet/*')],
    condition: allOf(namedForEnvironment(target), { StringEquals: { 'aws:ResourceTag/Type': 'private' } }),
  },
];

/** What Terraform needs for a VPC, its subnets and the ways out of it. */
export const ec2NetworkPermissions: PermissionsTable = {
  aws_vpc: (target) => [
    looks(
      'ec2:DescribeNetworkAcls',
      'ec2:DescribeRouteTables',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeVpcs',
    ),
    readVpcAttributes(target),
    ...creates(target, 'vpc', 'ec2:CreateVpc'),
    changes(target, ['vpc'], 'ec2:DeleteVpc', 'ec2:ModifyVpcAttribute'),
    retags(target, 'vpc'),
  ],

  // Deleting looks for network interfaces that were left behind. Ours go with what they belong to.
  aws_subnet: (target) => [
    looks('ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'),
    ...creates(target, 'subnet', 'ec2:CreateSubnet'),
    changes(target, ['vpc'], 'ec2:CreateSubnet'),
    changes(target, ['subnet'], 'ec2:DeleteSubnet', 'ec2:ModifySubnetAttribute'),
    retags(target, 'subnet'),
  ],

  aws_internet_gateway: (target) => [
    looks('ec2:DescribeInternetGateways'),
    ...creates(target, 'internet-gateway', 'ec2:CreateInternetGateway'),
    changes(target, ['internet-gateway', 'vpc'], 'ec2:AttachInternetGateway', 'ec2:DetachInternetGateway'),
    changes(target, ['internet-gateway'], 'ec2:DeleteInternetGateway'),
    retags(target, 'internet-gateway'),
  ],

  aws_eip: (target) => [
    looks('ec2:DescribeAddresses', 'ec2:DescribeAddressesAttribute'),
    ...creates(target, 'elastic-ip', 'ec2:AllocateAddress'),
    changes(target, ['elastic-ip'], 'ec2:DisassociateAddress', 'ec2:ReleaseAddress'),
    // The NAT gateway's interface, which AWS owns and does not tag. The address must be ours all the same.
    {
      access: 'write',
      actions: ['ec2:DisassociateAddress'],
      resources: [regionalArn(target, 'ec2', 'network-interface/*')],
    },
    retags(target, 'elastic-ip'),
  ],

  aws_nat_gateway: (target) => [
    looks('ec2:DescribeNatGateways'),
    ...creates(target, 'natgateway', 'ec2:CreateNatGateway'),
    changes(target, ['elastic-ip'], 'ec2:CreateNatGateway'),
    uses(target, ['subnet', 'vpc'], 'ec2:CreateNatGateway'),
    changes(target, ['natgateway'], 'ec2:DeleteNatGateway'),
    retags(target, 'natgateway'),
  ],

  aws_route_table: (target) => [
    looks('ec2:DescribeRouteTables'),
    ...creates(target, 'route-table', 'ec2:CreateRouteTable'),
    uses(target, ['vpc'], 'ec2:CreateRouteTable'),
    changes(target, ['route-table'], 'ec2:DeleteRouteTable', 'ec2:DisassociateRouteTable'),
    ...routeSubnets(target, 'ec2:DisassociateRouteTable'),
    retags(target, 'route-table'),
  ],

  aws_route: (target) => [
    looks('ec2:DescribeRouteTables'),
    changes(target, ['route-table'], 'ec2:CreateRoute', 'ec2:DeleteRoute', 'ec2:ReplaceRoute'),
  ],

  aws_route_table_association: (target) => {
    const actions = [
      'ec2:AssociateRouteTable',
      'ec2:DisassociateRouteTable',
      'ec2:ReplaceRouteTableAssociation',
    ];
    return [
      looks('ec2:DescribeRouteTables'),
      changes(target, ['route-table'], ...actions),
      ...routeSubnets(target, ...actions),
    ];
  },

  'data.aws_route_tables': () => [looks('ec2:DescribeRouteTables')],
  'data.aws_subnet': () => [looks('ec2:DescribeSubnets')],
  'data.aws_subnets': () => [looks('ec2:DescribeSubnets')],
  'data.aws_vpc': (target) => [
    looks('ec2:DescribeRouteTables', 'ec2:DescribeVpcs'),
    readVpcAttributes(target),
  ],
  'data.aws_vpcs': () => [looks('ec2:DescribeVpcs')],
};
