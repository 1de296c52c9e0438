import { worldwideArn } from './arns';
import { changes, creates, looks, retags, uses } from './ec2-grants';
import type { PermissionsTable } from './grant';
import { passRole } from './service-roles';

/** What Terraform needs for VPC endpoints and flow logs. */
export const ec2EndpointPermissions: PermissionsTable = {
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
