import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const ACCEPTED = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

export const policy: Policy = {
  rule: 'security groups and their rules say what they are for',
  controls: ['CKV_AWS_23', 'AwsSolutions-EC27'],
  violations: every(
    ['aws_security_group', 'aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'],
    ({ description }) => ACCEPTED.test(description ?? ''),
    'has no description that EC2 accepts',
  ),
  compliant: samples({ aws_vpc_security_group_ingress_rule: { description: 'HTTPS' } }),
  violating: samples({ aws_vpc_security_group_ingress_rule: {} }),
};
