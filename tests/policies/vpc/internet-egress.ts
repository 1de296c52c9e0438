import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const isWorld = ({ cidr_ipv4, cidr_ipv6 }: Block): boolean =>
  cidr_ipv4 === '0.0.0.0/0' || cidr_ipv6 === '::/0';

export const policy: Policy = {
  rule: 'the internet is reached on port 443 only',
  controls: [],
  violations: every(
    'aws_vpc_security_group_egress_rule',
    (rule) => !isWorld(rule) || rule['to_port'] === 443,
    'reaches the internet on another port',
  ),
  compliant: samples({ aws_vpc_security_group_egress_rule: { cidr_ipv4: '0.0.0.0/0', to_port: 443 } }),
  violating: samples({ aws_vpc_security_group_egress_rule: { cidr_ipv4: '0.0.0.0/0', to_port: 5432 } }),
};
