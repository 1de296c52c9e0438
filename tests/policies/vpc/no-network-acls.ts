import { type Policy, samples } from '../support/policy';
import { none } from '../support/resources';

export const policy: Policy = {
  rule: 'security groups alone say who may talk to whom',
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
};
