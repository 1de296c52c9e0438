import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'load balancers drop headers that are not valid',
  controls: ['CKV_AWS_131', 'ELB.4'],
  violations: every(
    'aws_lb',
    ({ drop_invalid_header_fields }) => drop_invalid_header_fields === true,
    'forwards headers that are not valid',
  ),
  compliant: samples({ aws_lb: { drop_invalid_header_fields: true } }),
  violating: samples({ aws_lb: {} }),
};
