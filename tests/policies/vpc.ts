import type { Block } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { requires, requiresCompanion } from './support/requirements';
import { accompanied, every, list, none, refersTo, resourcesOf } from './support/resources';
import { everyStatement, namesPrincipals, policySample } from './support/statements';

const ACCEPTED_DESCRIPTION = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

const isInternet = ({ cidr_ipv4, cidr_ipv6 }: Block): boolean =>
  cidr_ipv4 === '0.0.0.0/0' || cidr_ipv6 === '::/0';

const OWN_ROUTE_TABLE = /^\$\{aws_route_table\.[\w-]+\.id\}$|^\$\{one\(data\.aws_route_tables\./;

const PRIVATE_SUBNET = /^\$\{(data\.)?aws_subnet\.[\w-]*private-[a-z]\.id\}$/;

export const policies: Policies = {
  'attached-security-groups': {
    rule: 'security groups are used',
    controls: ['CKV2_AWS_5', 'EC2.22'],
    violations: every(
      'aws_security_group',
      (_, address, stack) =>
        resourcesOf(stack).some(
          ([other, body]) =>
            !/^aws_(vpc_)?security_group/.test(other) && refersTo(JSON.stringify(body), address),
        ),
      'belongs to nothing in its stack',
    ),
    compliant: samples({
      aws_security_group: {},
      aws_db_instance: { vpc_security_group_ids: ['${aws_security_group.sample.id}'] },
    }),
    violating: samples({ aws_security_group: {} }),
  },
  'described-rules': {
    rule: 'security groups and their rules say what they are for',
    controls: ['CKV_AWS_23', 'AwsSolutions-EC27'],
    violations: every(
      ['aws_security_group', 'aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'],
      ({ description }) => ACCEPTED_DESCRIPTION.test(description ?? ''),
      'has no description that EC2 accepts',
    ),
    compliant: samples({ aws_vpc_security_group_ingress_rule: { description: 'HTTPS' } }),
    violating: samples({ aws_vpc_security_group_ingress_rule: {} }),
  },
  /** Of the stack that holds the network, which is the one with security groups. */
  'gateway-endpoints': {
    rule: 'S3 and DynamoDB are reached without NAT gateways, for free',
    controls: [],
    violations: (stack) =>
      resourcesOf(stack, 'aws_security_group').length === 0
        ? []
        : ['s3', 'dynamodb']
            .filter(
              (service) =>
                !resourcesOf(stack, 'aws_vpc_endpoint').some(
                  ([, { service_name, vpc_endpoint_type }]) =>
                    service_name.endsWith(`.${service}`) && vpc_endpoint_type === 'Gateway',
                ),
            )
            .map((service) => ({ address: `aws_vpc_endpoint.${service}`, problem: 'is missing' })),
    compliant: {
      resource: {
        aws_security_group: { sample: {} },
        aws_vpc_endpoint: {
          s3: { service_name: 'com.amazonaws.us-east-2.s3', vpc_endpoint_type: 'Gateway' },
          dynamodb: { service_name: 'com.amazonaws.us-east-2.dynamodb', vpc_endpoint_type: 'Gateway' },
        },
      },
    },
    violating: samples({ aws_security_group: {} }),
  },
  /** Inline rules and rules of their own undo each other with every apply. */
  'rules-of-their-own': {
    rule: 'rules of security groups are resources of their own',
    controls: [],
    violations: async (stack) => [
      ...(await every(
        'aws_security_group',
        ({ ingress, egress }) => !ingress && !egress,
        'has inline rules',
      )(stack)),
      ...(await none('aws_security_group_rule', 'is of the old kind')(stack)),
    ],
    compliant: samples({ aws_security_group: {}, aws_vpc_security_group_ingress_rule: {} }),
    violating: samples({ aws_security_group: { ingress: [{}] } }),
  },
  'groups-name-groups': {
    rule: 'inside the VPC, rules name security groups instead of addresses',
    controls: [],
    violations: every(
      ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'],
      ({ cidr_ipv4 = '0.0.0.0/0', cidr_ipv6 = '::/0' }) => cidr_ipv4 === '0.0.0.0/0' && cidr_ipv6 === '::/0',
      'names addresses',
    ),
    compliant: samples({ aws_vpc_security_group_ingress_rule: { referenced_security_group_id: 'sg' } }),
    violating: samples({ aws_vpc_security_group_ingress_rule: { cidr_ipv4: '10.0.0.0/16' } }),
  },
  'internet-ingress': {
    rule: 'the internet reaches the load balancer only',
    controls: ['CKV_AWS_24', 'CKV_AWS_25', 'EC2.18', 'EC2.19', 'AwsSolutions-EC23'],
    violations: every(
      'aws_vpc_security_group_ingress_rule',
      (rule) =>
        !isInternet(rule) ||
        (/_alb\.id\}$/.test(rule['security_group_id']) && [80, 443].includes(rule['to_port'])),
      'is open to the internet',
    ),
    compliant: samples({
      aws_vpc_security_group_ingress_rule: {
        cidr_ipv4: '0.0.0.0/0',
        to_port: 443,
        security_group_id: '${aws_security_group.groups_alb.id}',
      },
    }),
    violating: samples({
      aws_vpc_security_group_ingress_rule: {
        cidr_ipv4: '0.0.0.0/0',
        to_port: 5432,
        security_group_id: '${aws_security_group.groups_database.id}',
      },
    }),
  },
  /** checkov reads `protocol`, which these resources do not have, and accepts `ip_protocol` -1. */
  'named-ports': {
    rule: 'rules of security groups name a protocol and one port',
    controls: ['CKV_AWS_382', 'CKV_AWS_277'],
    violations: every(
      ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'],
      ({ ip_protocol, from_port, to_port }) =>
        ['tcp', 'udp'].includes(ip_protocol) && from_port > 0 && from_port === to_port,
      'is for more than one port',
    ),
    compliant: samples({
      aws_vpc_security_group_egress_rule: { ip_protocol: 'tcp', from_port: 443, to_port: 443 },
    }),
    violating: samples({ aws_vpc_security_group_egress_rule: { ip_protocol: '-1' } }),
  },
  'no-plain-http': {
    rule: 'the internet does not reach port 80',
    controls: ['CKV_AWS_260'],
    violations: every(
      'aws_vpc_security_group_ingress_rule',
      (rule) => !isInternet(rule) || rule['to_port'] !== 80,
      'is open to the internet on port 80',
    ),
    compliant: samples({ aws_vpc_security_group_ingress_rule: { cidr_ipv4: '0.0.0.0/0', to_port: 443 } }),
    violating: samples({ aws_vpc_security_group_ingress_rule: { cidr_ipv4: '0.0.0.0/0', to_port: 80 } }),
  },
  'nat-gateways': {
    rule: 'private subnets leave through NAT gateways, never through an instance or a peer',
    controls: ['CKV2_AWS_35', 'CKV2_AWS_44'],
    violations: every(
      'aws_route',
      ({ destination_cidr_block: destination, nat_gateway_id, gateway_id }) =>
        destination !== '0.0.0.0/0' || Boolean(nat_gateway_id ?? gateway_id),
      'leads to the internet through something else',
    ),
    compliant: samples({ aws_route: { destination_cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat' } }),
    violating: samples({
      aws_route: { destination_cidr_block: '0.0.0.0/0', vpc_peering_connection_id: 'pcx' },
    }),
  },
  'nat-per-zone': {
    rule: 'the loss of an Availability Zone takes no other zone offline',
    controls: [],
    violations: (stack) => {
      const gateways = resourcesOf(stack, 'aws_route').flatMap(([, { nat_gateway_id }]) =>
        list<string>(nat_gateway_id),
      );
      return resourcesOf(stack, 'aws_nat_gateway')
        .filter(([address]) => gateways.filter((gateway) => refersTo(gateway, address)).length > 1)
        .map(([address]) => ({ address, problem: 'serves several zones' }));
    },
    compliant: samples({
      aws_nat_gateway: {},
      aws_route: { nat_gateway_id: '${aws_nat_gateway.sample.id}' },
    }),
    violating: {
      resource: {
        aws_nat_gateway: { sample: {} },
        aws_route: {
          a: { nat_gateway_id: '${aws_nat_gateway.sample.id}' },
          b: { nat_gateway_id: '${aws_nat_gateway.sample.id}' },
        },
      },
    },
  },
  'own-route-tables': {
    rule: 'routes go into our own route tables only',
    controls: [],
    violations: every(
      ['aws_route', 'aws_route_table_association', 'aws_vpc_endpoint_route_table_association'],
      ({ route_table_id }) => OWN_ROUTE_TABLE.test(route_table_id),
      'changes a route table that is not ours',
    ),
    compliant: samples({ aws_route: { route_table_id: '${aws_route_table.a.id}' } }),
    violating: samples({ aws_route: { route_table_id: 'rtb-0123456789abcdef0' } }),
  },
  'bounded-endpoints': {
    rule: 'endpoint policies are limited to this account, or to one bucket',
    controls: [],
    violations: everyStatement(
      'aws_vpc_endpoint',
      ({ resources, conditions }) =>
        ['aws:resourceaccount', 'aws:principalaccount'].some((key) => key in conditions) ||
        resources.every((resource) => /^arn:aws:s3:::[\w.-]+\/\*$/.test(resource)),
      'allows every account',
    ),
    compliant: policySample('aws_vpc_endpoint', {
      Action: 's3:*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceAccount': '123456789012' } },
    }),
    violating: policySample('aws_vpc_endpoint', { Action: 's3:*', Resource: '*', Principal: '*' }),
  },
  'endpoint-policies': {
    rule: 'endpoints have a policy',
    controls: [],
    violations: every('aws_vpc_endpoint', ({ policy: text }) => Boolean(text), 'has no policy'),
    compliant: policySample('aws_vpc_endpoint', { Action: 's3:*', Resource: '*' }),
    violating: samples({ aws_vpc_endpoint: {} }),
  },
  'endpoint-principals': {
    rule: 'endpoint policies name the principals that they allow',
    controls: [],
    violations: everyStatement('aws_vpc_endpoint', namesPrincipals, 'allows every principal'),
    compliant: policySample('aws_vpc_endpoint', {
      Action: 's3:*',
      Resource: '*',
      Principal: { AWS: 'arn:aws:iam::123456789012:role/ai' },
    }),
    violating: policySample('aws_vpc_endpoint', { Action: 's3:*', Resource: '*', Principal: '*' }),
  },
  'default-security-group': {
    rule: 'the default security group of a VPC of ours has no rules',
    controls: ['CKV2_AWS_12', 'EC2.2'],
    violations: accompanied(
      'aws_vpc',
      {
        type: 'aws_default_security_group',
        through: 'vpc_id',
        obeys: ({ ingress, egress }) => !ingress && !egress,
      },
      'has a default security group with rules',
    ),
    compliant: samples({ aws_vpc: {}, aws_default_security_group: { vpc_id: '${aws_vpc.sample.id}' } }),
    violating: samples({
      aws_vpc: {},
      aws_default_security_group: { vpc_id: '${aws_vpc.sample.id}', ingress: [{}] },
    }),
  },
  'flow-logs': {
    rule: 'a VPC of ours has a flow log',
    controls: ['CKV2_AWS_11', 'EC2.6', 'AwsSolutions-VPC7'],
    ...requiresCompanion('aws_vpc', { type: 'aws_flow_log', through: 'vpc_id' }, 'has no flow log'),
  },
  /** By address: what makes a subnet of an existing VPC public, its route table, is not in the output. */
  'private-data': {
    rule: 'data stores and VPC endpoints are in private subnets',
    controls: ['RDS.46', 'EFS.6'],
    violations: every(
      ['aws_db_subnet_group', 'aws_elasticache_subnet_group', 'aws_efs_mount_target', 'aws_vpc_endpoint'],
      ({ subnet_ids, subnet_id }) =>
        list<string>(subnet_ids ?? subnet_id).every((subnet) => PRIVATE_SUBNET.test(subnet)),
      'is in a public subnet',
    ),
    compliant: samples({ aws_db_subnet_group: { subnet_ids: ['${data.aws_subnet.vpc_private-a.id}'] } }),
    violating: samples({ aws_db_subnet_group: { subnet_ids: ['${data.aws_subnet.vpc_public-a.id}'] } }),
  },
  'no-default-vpc': {
    rule: 'nothing touches the default VPC',
    controls: ['CKV_AWS_148'],
    violations: none('aws_default_vpc', 'is the default VPC'),
    compliant: samples({ aws_vpc: {} }),
    violating: samples({ aws_default_vpc: {} }),
  },
  'used-addresses': {
    rule: 'Elastic IP addresses belong to NAT gateways',
    controls: ['CKV2_AWS_19', 'EC2.12'],
    violations: every(
      'aws_eip',
      ({ domain }, address, stack) =>
        domain === 'vpc' &&
        resourcesOf(stack, 'aws_nat_gateway').some(([, { allocation_id }]) =>
          refersTo(allocation_id, address),
        ),
      'is paid for and not used',
    ),
    compliant: samples({
      aws_eip: { domain: 'vpc' },
      aws_nat_gateway: { allocation_id: '${aws_eip.sample.allocation_id}' },
    }),
    violating: samples({ aws_eip: { domain: 'vpc' } }),
  },
  'aggregated-flow-logs': {
    rule: 'flow logs record all traffic, aggregated over ten minutes',
    controls: [],
    violations: every(
      'aws_flow_log',
      ({ traffic_type, max_aggregation_interval: seconds }) => traffic_type === 'ALL' && seconds === 600,
      'records too little, or pays for records of every minute',
    ),
    compliant: samples({ aws_flow_log: { traffic_type: 'ALL', max_aggregation_interval: 600 } }),
    violating: samples({ aws_flow_log: { traffic_type: 'REJECT' } }),
  },
  'no-network-acls': {
    rule: 'security groups control traffic, network ACLs do not',
    controls: [
      'CKV2_AWS_1',
      'CKV_AWS_229',
      'CKV_AWS_230',
      'CKV_AWS_231',
      'CKV_AWS_232',
      'CKV_AWS_352',
      'AwsSolutions-VPC3',
    ],
    violations: none(
      ['aws_network_acl', 'aws_network_acl_rule', 'aws_default_network_acl'],
      'is a second, stateless set of rules',
    ),
    compliant: samples({ aws_security_group: {} }),
    violating: samples({ aws_network_acl: {} }),
  },
  'no-inline-routes': {
    rule: 'routes are resources of their own',
    controls: [],
    violations: every(
      'aws_route_table',
      ({ route }) => route === undefined,
      'has inline routes, which fight with every other route',
    ),
    compliant: samples({ aws_route_table: {} }),
    violating: samples({ aws_route_table: { route: [{ cidr_block: '0.0.0.0/0' }] } }),
  },
  'no-public-addresses': {
    rule: 'subnets assign no public addresses by default',
    controls: ['CKV_AWS_130', 'EC2.15'],
    ...requires('aws_subnet', { map_public_ip_on_launch: false }, 'assigns public addresses'),
  },
  'internet-egress': {
    rule: 'the internet is reached on port 443 only',
    controls: [],
    violations: every(
      'aws_vpc_security_group_egress_rule',
      (rule) => !isInternet(rule) || rule['to_port'] === 443,
      'reaches the internet on another port',
    ),
    compliant: samples({ aws_vpc_security_group_egress_rule: { cidr_ipv4: '0.0.0.0/0', to_port: 443 } }),
    violating: samples({ aws_vpc_security_group_egress_rule: { cidr_ipv4: '0.0.0.0/0', to_port: 5432 } }),
  },
};
