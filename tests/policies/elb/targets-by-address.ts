import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** Tasks with network interfaces of their own are found in no other way. */
export const policy: Policy = {
  rule: 'target groups hold addresses of tasks',
  controls: [],
  violations: every(
    'aws_lb_target_group',
    ({ target_type }) => target_type === 'ip',
    'holds machines, which Fargate has none of',
  ),
  compliant: samples({ aws_lb_target_group: { target_type: 'ip' } }),
  violating: samples({ aws_lb_target_group: {} }),
};
