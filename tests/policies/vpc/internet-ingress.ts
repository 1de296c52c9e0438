import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const isWorld = ({ cidr_ipv4, cidr_ipv6 }: Block): boolean =>
  cidr_ipv4 === '0.0.0.0/0' || cidr_ipv6 === '::/0';

export const policy: Policy = {
  rule: 'the internet reaches the load balancer only',
  controls: ['CKV_AWS_24', 'CKV_AWS_25', 'EC2.18', 'EC2.19', 'AwsSolutions-EC23'],
  violations: every(
    'aws_vpc_security_group_ingress_rule',
    (rule) =>
      !isWorld(rule) ||
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
};
