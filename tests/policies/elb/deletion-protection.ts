import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'AWS refuses to delete a load balancer',
  controls: ['CKV_AWS_150', 'ELB.6'],
  violations: every(
    'aws_lb',
    ({ enable_deletion_protection }) => enable_deletion_protection === true,
    'can be deleted',
  ),
  compliant: samples({ aws_lb: { enable_deletion_protection: true } }),
  violating: samples({ aws_lb: { enable_deletion_protection: false } }),
};
