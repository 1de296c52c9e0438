import { type ArnRule, each, regionalArn } from './arn-rule';
import { parameter, type StackCall } from './aws-call';
import { NOT_KNOWN_BEFORE } from './resource-names';

const arn = (call: StackCall, resource: string): string => regionalArn(call, 'ec2', resource);

/** Type of a resource by the beginning of its id. */
const TYPES: Readonly<Record<string, string>> = {
  acl: 'network-acl',
  eipalloc: 'elastic-ip',
  fl: 'vpc-flow-log',
  igw: 'internet-gateway',
  nat: 'natgateway',
  rtb: 'route-table',
  sg: 'security-group',
  sgr: 'security-group-rule',
  subnet: 'subnet',
  vpc: 'vpc',
  vpce: 'vpc-endpoint',
};

/** By the id that is tagged. */
const taggedInEc2: ArnRule = (call) => {
  const id = parameter(call, 'ResourceId') ?? '';
  const type = TYPES[id.split('-')[0] ?? ''];
  return type ? [arn(call, `${type}/${id}`)] : undefined;
};

/** The group, and the rule that the call creates in it. */
const ruleOfGroup: ArnRule = (call) => [
  arn(call, `security-group/${parameter(call, 'GroupId')}`),
  arn(call, `security-group-rule/${NOT_KNOWN_BEFORE}`),
];

/** Only the association is named: the caller's associations are all alike, so the last one stands for it. */
const lastAssociation: ArnRule = (call, history) => {
  const associated = history.last('AssociateRouteTable', ({ caller }) => caller === call.caller);
  return (
    associated && [
      arn(call, `route-table/${parameter(associated, 'RouteTableId')}`),
      arn(call, `subnet/${parameter(associated, 'SubnetId')}`),
    ]
  );
};

/** The address of the caller's NAT gateway, and the gateway's network interface, which AWS owns. */
const addressOfGateway: ArnRule = (call, history) => {
  const gateway = history.last('CreateNatGateway', ({ caller }) => caller === call.caller);
  return (
    gateway && [
      arn(call, `elastic-ip/${parameter(gateway, 'AllocationId')}`),
      arn(call, `network-interface/${NOT_KNOWN_BEFORE}`),
    ]
  );
};

/** Where the parameters of EC2 and the reference alone do not lead to the resources, by IAM action. */
export const EC2_ARN_RULES: Readonly<Record<string, ArnRule>> = {
  ...each(taggedInEc2, 'ec2:CreateTags', 'ec2:DeleteTags'),
  ...each(ruleOfGroup, 'ec2:AuthorizeSecurityGroupEgress', 'ec2:AuthorizeSecurityGroupIngress'),
  ...each(lastAssociation, 'ec2:DisassociateRouteTable'),
  ...each(addressOfGateway, 'ec2:DisassociateAddress'),
};
