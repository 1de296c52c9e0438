import { type Policy, samples } from '../support/policy';
import { none } from '../support/resources';

export const policy: Policy = {
  rule: 'nothing touches the default VPC',
  controls: ['CKV_AWS_148'],
  violations: none('aws_default_vpc', 'is the default VPC'),
  compliant: samples({ aws_vpc: {} }),
  violating: samples({ aws_default_vpc: {} }),
};
