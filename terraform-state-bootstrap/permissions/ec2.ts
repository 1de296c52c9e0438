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

/** Types of EC2 resources, as their ARNs name them. */
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
 * EC2 checks a call once for each resource that it names, and every check must pass. A call that joins a resource of
 * the stack with one of the team's needs two grants: `creates` or `changes` for the first, `uses` for the second.
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

/** Describe calls of EC2, which IAM cannot limit to a resource. */
const describes = (...actions: readonly string[]): Grant => ({
  access: 'read',
  actions,
  resources: ['*'],
});

/** Creates resources of a type with the stack's tag. Does not permit tagging existing ones. */
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

/** Creates something of the stack's in a VPC or a subnet of the environment, which may be the team's. */
const uses = (target: Target, types: readonly Ec2Type[], ...actions: readonly string[]): Grant =>
  write(target, actions, types, namedForEnvironment(target));

/** Gives the stack's tag to what AWS created without tags. */
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

/**
 * Subnets that a route table of the stack may be associated with: the stack's, and those that the team tags as
 * private.
 */
const routeSubnets = (target: Target, ...actions: readonly string[]): readonly Grant[] => [
  changes(target, ['subnet'], ...actions),
  {
    access: 'write',
    actions,
    resources: [regionalArn(target, 'ec2', 'subnet/*')],
    condition: allOf(namedForEnvironment(target), { StringEquals: { 'aws:ResourceTag/Type': 'private' } }),
  },
];

/** What Terraform needs for a VPC, its subnets, routes and gateways. */
const networkPermissions: PermissionsTable = {
  aws_vpc: (target) => [
    describes(
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

  // Before it deletes a subnet, the provider looks for remaining network interfaces.
  aws_subnet: (target) => [
    describes('ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'),
    ...creates(target, 'subnet', 'ec2:CreateSubnet'),
    changes(target, ['vpc'], 'ec2:CreateSubnet'),
    changes(target, ['subnet'], 'ec2:DeleteSubnet', 'ec2:ModifySubnetAttribute'),
    retags(target, 'subnet'),
  ],

  aws_internet_gateway: (target) => [
    describes('ec2:DescribeInternetGateways'),
    ...creates(target, 'internet-gateway', 'ec2:CreateInternetGateway'),
    changes(target, ['internet-gateway', 'vpc'], 'ec2:AttachInternetGateway', 'ec2:DetachInternetGateway'),
    changes(target, ['internet-gateway'], 'ec2:DeleteInternetGateway'),
    retags(target, 'internet-gateway'),
  ],

  aws_eip: (target) => [
    describes('ec2:DescribeAddresses', 'ec2:DescribeAddressesAttribute'),
    ...creates(target, 'elastic-ip', 'ec2:AllocateAddress'),
    changes(target, ['elastic-ip'], 'ec2:DisassociateAddress', 'ec2:ReleaseAddress'),
    // The network interface of the NAT gateway, which AWS owns and does not tag. The address must be the stack's.
    {
      access: 'write',
      actions: ['ec2:DisassociateAddress'],
      resources: [regionalArn(target, 'ec2', 'network-interface/*')],
    },
    retags(target, 'elastic-ip'),
  ],

  aws_nat_gateway: (target) => [
    describes('ec2:DescribeNatGateways'),
    ...creates(target, 'natgateway', 'ec2:CreateNatGateway'),
    changes(target, ['elastic-ip'], 'ec2:CreateNatGateway'),
    uses(target, ['subnet', 'vpc'], 'ec2:CreateNatGateway'),
    changes(target, ['natgateway'], 'ec2:DeleteNatGateway'),
    retags(target, 'natgateway'),
  ],

  aws_route_table: (target) => [
    describes('ec2:DescribeRouteTables'),
    ...creates(target, 'route-table', 'ec2:CreateRouteTable'),
    uses(target, ['vpc'], 'ec2:CreateRouteTable'),
    changes(target, ['route-table'], 'ec2:DeleteRouteTable', 'ec2:DisassociateRouteTable'),
    ...routeSubnets(target, 'ec2:DisassociateRouteTable'),
    retags(target, 'route-table'),
  ],

  aws_route: (target) => [
    describes('ec2:DescribeRouteTables'),
    changes(target, ['route-table'], 'ec2:CreateRoute', 'ec2:DeleteRoute', 'ec2:ReplaceRoute'),
  ],

  aws_route_table_association: (target) => {
    const actions = [
      'ec2:AssociateRouteTable',
      'ec2:DisassociateRouteTable',
      'ec2:ReplaceRouteTableAssociation',
    ];
    return [
      describes('ec2:DescribeRouteTables'),
      changes(target, ['route-table'], ...actions),
      ...routeSubnets(target, ...actions),
    ];
  },

  'data.aws_route_tables': () => [describes('ec2:DescribeRouteTables')],
  'data.aws_subnet': () => [describes('ec2:DescribeSubnets')],
  'data.aws_subnets': () => [describes('ec2:DescribeSubnets')],
  'data.aws_vpc': (target) => [
    describes('ec2:DescribeRouteTables', 'ec2:DescribeVpcs'),
    readVpcAttributes(target),
  ],
  'data.aws_vpcs': () => [describes('ec2:DescribeVpcs')],
};

/** AWS managed prefix lists, such as CloudFront's, which belong to no account. */
const prefixLists = ({ region }: Target): string => `arn:aws:ec2:${region}:aws:prefix-list/*`;

function ruleGrants(target: Target, authorize: string, revoke: string): readonly Grant[] {
  return [
    describes('ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups'),
    ...creates(target, 'security-group-rule', authorize),
    changes(target, ['security-group'], authorize, 'ec2:ModifySecurityGroupRules', revoke),
    changes(target, ['security-group-rule'], 'ec2:ModifySecurityGroupRules'),
    { access: 'write', actions: ['ec2:ModifySecurityGroupRules'], resources: [prefixLists(target)] },
    retags(target, 'security-group-rule'),
  ];
}

/** What Terraform needs for security groups and their rules. */
const securityGroupPermissions: PermissionsTable = {
  // Creation removes the egress rule that AWS adds to every new group; before deletion, the provider looks for
  // remaining network interfaces.
  aws_security_group: (target) => [
    describes('ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups'),
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

  // AWS creates this group with the VPC, without tags: Terraform tags it before it changes it.
  aws_default_security_group: (target) => [
    describes('ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups'),
    claims(target, 'security-group'),
    changes(target, ['security-group'], 'ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'),
    retags(target, 'security-group'),
  ],

  aws_vpc_security_group_egress_rule: (target) =>
    ruleGrants(target, 'ec2:AuthorizeSecurityGroupEgress', 'ec2:RevokeSecurityGroupEgress'),
  aws_vpc_security_group_ingress_rule: (target) =>
    ruleGrants(target, 'ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'),

  'data.aws_ec2_managed_prefix_list': (target) => [
    describes('ec2:DescribeManagedPrefixLists'),
    { access: 'read', actions: ['ec2:GetManagedPrefixListEntries'], resources: [prefixLists(target)] },
  ],
};

/** What Terraform needs for VPC endpoints and flow logs. */
const endpointPermissions: PermissionsTable = {
  aws_vpc_endpoint: (target) => [
    // Prefix lists for gateway endpoints, network interfaces for interface endpoints.
    describes('ec2:DescribeNetworkInterfaces', 'ec2:DescribePrefixLists', 'ec2:DescribeVpcEndpoints'),
    ...creates(target, 'vpc-endpoint', 'ec2:CreateVpcEndpoint'),
    uses(target, ['vpc'], 'ec2:CreateVpcEndpoint'),
    uses(target, ['subnet'], 'ec2:CreateVpcEndpoint', 'ec2:ModifyVpcEndpoint'),
    changes(target, ['security-group'], 'ec2:CreateVpcEndpoint', 'ec2:ModifyVpcEndpoint'),
    changes(target, ['vpc-endpoint'], 'ec2:DeleteVpcEndpoints', 'ec2:ModifyVpcEndpoint'),
    retags(target, 'vpc-endpoint'),
    // Interface endpoints with private DNS: AWS associates its own hosted zone with the VPC.
    {
      access: 'write',
      actions: ['route53:AssociateVPCWithHostedZone'],
      resources: [worldwideArn('route53', 'hostedzone/*')],
    },
  ],

  aws_vpc_endpoint_route_table_association: (target) => [
    describes('ec2:DescribeVpcEndpoints'),
    changes(target, ['route-table', 'vpc-endpoint'], 'ec2:ModifyVpcEndpoint'),
  ],

  aws_flow_log: (target) => [
    describes('ec2:DescribeFlowLogs'),
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

/** What Terraform needs of EC2: the network. */
export const ec2Permissions: PermissionsTable = {
  ...networkPermissions,
  ...securityGroupPermissions,
  ...endpointPermissions,
};
