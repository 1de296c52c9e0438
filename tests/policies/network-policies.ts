import { list, type Policy, resourcesOf } from './policy';

const ruleTypes = ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'] as const;
const DESCRIPTION = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;
const OWN_ROUTE_TABLE = /^\$\{aws_route_table\.[\w-]+\.id\}$|^\$\{one\(data\.aws_route_tables\./;

const sample = (type: string, body: object) => ({ resource: { [type]: { sample: body } } });

export const networkPolicies: readonly Policy[] = [
  {
    rule: 'routes go into our own route tables only, and none is inline',
    violations: (stack) => [
      ...resourcesOf(
        stack,
        'aws_route',
        'aws_route_table_association',
        'aws_vpc_endpoint_route_table_association',
      )
        .filter(([, { route_table_id }]) => !OWN_ROUTE_TABLE.test(route_table_id))
        .map(([address]) => `${address} changes a route table of somebody else`),
      ...resourcesOf(stack, 'aws_route_table')
        .filter(([, { route }]) => route !== undefined)
        .map(([address]) => `${address} has inline routes, which fight with every other route`),
    ],
    compliant: sample('aws_route', { route_table_id: '${aws_route_table.a.id}' }),
    violating: sample('aws_route', { route_table_id: 'rtb-0123456789abcdef0' }),
  },
  {
    rule: 'security group rules are resources of their own, described, and for named ports (CKV_AWS_23, CKV_AWS_382)',
    violations: (stack) => [
      ...resourcesOf(stack, 'aws_security_group')
        .filter(([, { ingress, egress, description }]) => ingress || egress || !DESCRIPTION.test(description))
        .map(([address]) => `${address} has inline rules or no description that EC2 accepts`),
      ...resourcesOf(stack, ...ruleTypes)
        .filter(([, { ip_protocol, description }]) => ip_protocol === '-1' || !DESCRIPTION.test(description))
        .map(([address]) => `${address} allows every protocol or lacks a description that EC2 accepts`),
      ...resourcesOf(stack, 'aws_security_group_rule').map(([address]) => `${address} is of the old kind`),
    ],
    compliant: sample(ruleTypes[1], {
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      description: 'HTTPS',
    }),
    violating: sample(ruleTypes[1], { ip_protocol: '-1', description: 'Everything' }),
  },
  {
    rule: 'the internet reaches ports 80 and 443 only, and of the load balancer only (CKV_AWS_24, 25, 277)',
    violations: (stack) =>
      resourcesOf(stack, ruleTypes[0])
        .filter(([, { cidr_ipv4, cidr_ipv6 }]) => cidr_ipv4 === '0.0.0.0/0' || cidr_ipv6 === '::/0')
        .filter(
          ([, rule]) =>
            !/_alb\.id\}$/.test(rule['security_group_id']) || ![80, 443].includes(rule['to_port']),
        )
        .map(([address]) => `${address} is open to the internet`),
    compliant: sample(ruleTypes[0], {
      cidr_ipv4: '0.0.0.0/0',
      to_port: 443,
      security_group_id: '${aws_security_group.security-groups_alb.id}',
    }),
    violating: sample(ruleTypes[0], {
      cidr_ipv4: '0.0.0.0/0',
      to_port: 5432,
      security_group_id: '${aws_security_group.security-groups_database.id}',
    }),
  },
  {
    rule: 'subnets give nobody a public address by default (CKV_AWS_130)',
    violations: (stack) =>
      resourcesOf(stack, 'aws_subnet')
        .filter(([, subnet]) => subnet['map_public_ip_on_launch'] !== false)
        .map(([address]) => `${address} assigns public addresses`),
    compliant: sample('aws_subnet', { map_public_ip_on_launch: false }),
    violating: sample('aws_subnet', { map_public_ip_on_launch: true }),
  },
  {
    rule: 'a VPC of ours has a flow log and a default security group without rules (CKV2_AWS_11, CKV2_AWS_12)',
    violations: (stack) =>
      resourcesOf(stack, 'aws_vpc').flatMap(([address]) => {
        const of = (type: string) =>
          resourcesOf(stack, type).filter(([, { vpc_id }]) => vpc_id === `\${${address}.id}`);
        const locked = of('aws_default_security_group').some(
          ([, { ingress, egress }]) => !ingress && !egress,
        );
        return [
          ...(of('aws_flow_log').length > 0 ? [] : [`${address} has no flow log`]),
          ...(locked ? [] : [`${address} has a default security group with rules`]),
        ];
      }),
    compliant: {
      resource: {
        aws_vpc: { main: {} },
        aws_flow_log: { main: { vpc_id: '${aws_vpc.main.id}' } },
        aws_default_security_group: { main: { vpc_id: '${aws_vpc.main.id}' } },
      },
    },
    violating: sample('aws_vpc', {}),
  },
  {
    rule: 'Elastic IP addresses belong to NAT gateways (CKV2_AWS_19)',
    violations: (stack) => {
      const used = resourcesOf(stack, 'aws_nat_gateway').flatMap(([, nat]) => list(nat['allocation_id']));
      return resourcesOf(stack, 'aws_eip')
        .filter(([address, eip]) => eip['domain'] !== 'vpc' || !used.includes(`\${${address}.allocation_id}`))
        .map(([address]) => `${address} is paid for and not used`);
    },
    compliant: {
      resource: {
        aws_eip: { a: { domain: 'vpc' } },
        aws_nat_gateway: { a: { allocation_id: '${aws_eip.a.allocation_id}' } },
      },
    },
    violating: sample('aws_eip', { domain: 'vpc' }),
  },
];
