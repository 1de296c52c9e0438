import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const isWorld = ({ cidr_ipv4, cidr_ipv6 }: Block): boolean =>
  cidr_ipv4 === '0.0.0.0/0' || cidr_ipv6 === '::/0';

export const policy: Policy = {
  rule: 'the internet does not reach port 80',
  controls: ['CKV_AWS_260'],
  violations: every(
    'aws_vpc_security_group_ingress_rule',
    (rule) => !isWorld(rule) || rule['to_port'] !== 80,
    'is open to the internet on port 80',
  ),
  compliant: samples({ aws_vpc_security_group_ingress_rule: { cidr_ipv4: '0.0.0.0/0', to_port: 443 } }),
  violating: samples({ aws_vpc_security_group_ingress_rule: { cidr_ipv4: '0.0.0.0/0', to_port: 80 } }),
};
