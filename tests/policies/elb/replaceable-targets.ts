import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** AWS deletes no group that a listener forwards to. */
export const policy: Policy = {
  rule: 'a target group is replaced by one that exists before it goes',
  controls: [],
  violations: every(
    'aws_lb_target_group',
    ({ lifecycle }) => lifecycle?.create_before_destroy === true,
    'cannot be replaced while it is in use',
  ),
  compliant: samples({ aws_lb_target_group: { lifecycle: { create_before_destroy: true } } }),
  violating: samples({ aws_lb_target_group: {} }),
};
