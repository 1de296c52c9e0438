import { regionalArn, worldwideArn } from './arns';
import {
  allOf,
  type Condition,
  claimedForStack,
  namedForEnvironment,
  ownedByStack,
  taggedForStack,
} from './conditions';
import type { Grant, PermissionsTable, Target } from './grant';
import { passRole } from './service-roles';

/** Types of EC2 resources, in the words of their ARNs. */
type Ec2Type =
  | 'elastic-ip'
  | 'internet-gateway'
  | 'natgateway'
  | 'network-interface'
  | 'route-table'
  | 'security-group'
  | 'security-group-rule'
  | 'subnet'
  | 'vpc'
  | 'vpc-endpoint'
  | 'vpc-flow-log';

/*
 * EC2 checks a call once for each resource that it names, and every check must pass. So a call that joins what is ours
 * with what is the team's takes one grant per side: `creates` or `changes` for ours, `uses` for theirs.
 */

const write = (
  target: Target,
  actions: readonly string[],
  types: readonly Ec2Type[],
  condition?: Condition,
): Grant => ({
  access: 'write',
  actions,
  resources: types.map((type) => regionalArn(target, 'ec2', `${type}/*`)),
  condition,
});

/** Looks: EC2's Describe calls know no resource. */
const looks = (...actions: readonly string[]): Grant => ({
  access: 'read',
  actions,
  resources: ['*'],
});

/** Creates resources of a type, each with the stack's tag from the start; and tags nothing that exists. */
const creates = (target: Target, type: Ec2Type, ...actions: readonly string[]): readonly Grant[] => [
  write(target, actions, [type], taggedForStack(target)),
  write(
    target,
    ['ec2:CreateTags'],
    [type],
    allOf(taggedForStack(target), { Null: { 'ec2:CreateAction': 'false' } }),
  ),
];

/** Changes or deletes what the stack created. */
const changes = (target: Target, types: readonly Ec2Type[], ...actions: readonly string[]): Grant =>
  write(target, actions, types, ownedByStack(target));

/** Changes the tags of what the stack created. */
const retags = (target: Target, type: Ec2Type): Grant =>
  changes(target, [type], 'ec2:CreateTags', 'ec2:DeleteTags');

/** Puts something of the stack's into a VPC or a subnet of the environment, which may be the team's. */
const uses = (target: Target, types: readonly Ec2Type[], ...actions: readonly string[]): Grant =>
  write(target, actions, types, namedForEnvironment(target));

/** Tags for the stack what AWS created without any tag. */
const claims = (target: Target, type: Ec2Type): Grant =>
  write(
    target,
    ['ec2:CreateTags'],
    [type],
    allOf(claimedForStack(target), { Null: { 'aws:ResourceTag/Name': 'true' } }),
  );

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
const networkPermissions: PermissionsTable = {
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

/** AWS's own prefix lists, such as CloudFront's: everybody's account, so nothing to own. */
const prefixLists = ({ region }: Target): string => `arn:aws:ec2:${region}:aws:prefix-list/*`;

function ruleGrants(target: Target, authorize: string, revoke: string): readonly Grant[] {
  return [
    looks('ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups'),
    ...creates(target, 'security-group-rule', authorize),
    changes(target, ['security-group'], authorize, 'ec2:ModifySecurityGroupRules', revoke),
    changes(target, ['security-group-rule'], 'ec2:ModifySecurityGroupRules'),
    { access: 'write', actions: ['ec2:ModifySecurityGroupRules'], resources: [prefixLists(target)] },
    retags(target, 'security-group-rule'),
  ];
}

/** What Terraform needs for security groups and their rules. */
const securityGroupPermissions: PermissionsTable = {
  // Creating one removes the rule that AWS puts into every new group; deleting looks for interfaces left behind.
  aws_security_group: (target) => [
    looks('ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups'),
    ...creates(target, 'security-group', 'ec2:CreateSecurityGroup'),
    uses(target, ['vpc'], 'ec2:CreateSecurityGroup'),
    changes(
      target,
      ['security-group'],
      'ec2:DeleteSecurityGroup',
      'ec2:RevokeSecurityGroupEgress',
      'ec2:RevokeSecurityGroupIngress',
    ),
    retags(target, 'security-group'),
  ],

  // AWS creates this one with the VPC, and without tags: it is tagged first, and changed as ours then.
  aws_default_security_group: (target) => [
    looks('ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups'),
    claims(target, 'security-group'),
    changes(target, ['security-group'], 'ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'),
    retags(target, 'security-group'),
  ],

  aws_vpc_security_group_egress_rule: (target) =>
    ruleGrants(target, 'ec2:AuthorizeSecurityGroupEgress', 'ec2:RevokeSecurityGroupEgress'),
  aws_vpc_security_group_ingress_rule: (target) =>
    ruleGrants(target, 'ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'),

  'data.aws_ec2_managed_prefix_list': (target) => [
    looks('ec2:DescribeManagedPrefixLists'),
    { access: 'read', actions: ['ec2:GetManagedPrefixListEntries'], resources: [prefixLists(target)] },
  ],
};

/** What Terraform needs for VPC endpoints and flow logs. */
const endpointPermissions: PermissionsTable = {
  aws_vpc_endpoint: (target) => [
    // Prefix lists for gateway endpoints, network interfaces for interface endpoints.
    looks('ec2:DescribeNetworkInterfaces', 'ec2:DescribePrefixLists', 'ec2:DescribeVpcEndpoints'),
    ...creates(target, 'vpc-endpoint', 'ec2:CreateVpcEndpoint'),
    uses(target, ['vpc'], 'ec2:CreateVpcEndpoint'),
    uses(target, ['subnet'], 'ec2:CreateVpcEndpoint', 'ec2:ModifyVpcEndpoint'),
    changes(target, ['security-group'], 'ec2:CreateVpcEndpoint', 'ec2:ModifyVpcEndpoint'),
    changes(target, ['vpc-endpoint'], 'ec2:DeleteVpcEndpoints', 'ec2:ModifyVpcEndpoint'),
    retags(target, 'vpc-endpoint'),
    // Interface endpoints answer under the service's own name, from a zone that AWS keeps.
    {
      access: 'write',
      actions: ['route53:AssociateVPCWithHostedZone'],
      resources: [worldwideArn('route53', 'hostedzone/*')],
    },
  ],

  aws_vpc_endpoint_route_table_association: (target) => [
    looks('ec2:DescribeVpcEndpoints'),
    changes(target, ['route-table', 'vpc-endpoint'], 'ec2:ModifyVpcEndpoint'),
  ],

  aws_flow_log: (target) => [
    looks('ec2:DescribeFlowLogs'),
    ...creates(target, 'vpc-flow-log', 'ec2:CreateFlowLogs'),
    uses(target, ['vpc'], 'ec2:CreateFlowLogs'),
    changes(target, ['vpc-flow-log'], 'ec2:DeleteFlowLogs'),
    retags(target, 'vpc-flow-log'),
    {
      access: 'write',
      actions: ['logs:CreateLogDelivery', 'logs:DeleteLogDelivery'],
      resources: ['*'],
    },
    passRole(target, 'vpc-flow-logs.amazonaws.com', 'flow-logs'),
  ],
};

/** What Terraform needs of EC2, which is the network here. */
export const ec2Permissions: PermissionsTable = {
  ...networkPermissions,
  ...securityGroupPermissions,
  ...endpointPermissions,
};
