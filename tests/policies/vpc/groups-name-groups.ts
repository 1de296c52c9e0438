import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'inside the VPC, rules name security groups instead of addresses',
  controls: [],
  violations: every(
    ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'],
    ({ cidr_ipv4 = '0.0.0.0/0', cidr_ipv6 = '::/0' }) => cidr_ipv4 === '0.0.0.0/0' && cidr_ipv6 === '::/0',
    'names addresses',
  ),
  compliant: samples({ aws_vpc_security_group_ingress_rule: { referenced_security_group_id: 'sg' } }),
  violating: samples({ aws_vpc_security_group_ingress_rule: { cidr_ipv4: '10.0.0.0/16' } }),
};
