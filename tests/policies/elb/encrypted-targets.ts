import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'load balancers speak TLS with the tasks',
  controls: ['CKV_AWS_378', 'ELB.21', 'ELB.22'],
  violations: every(
    'aws_lb_target_group',
    ({ protocol }) => protocol === 'HTTPS',
    'is reached without TLS inside the VPC',
  ),
  compliant: samples({ aws_lb_target_group: { protocol: 'HTTPS' } }),
  violating: samples({ aws_lb_target_group: { protocol: 'HTTP' } }),
};
