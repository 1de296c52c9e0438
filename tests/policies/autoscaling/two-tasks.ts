import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'two tasks of every service outlive the loss of a zone',
  controls: [],
  violations: every(
    'aws_appautoscaling_target',
    ({ min_capacity }) => min_capacity >= 2,
    'may leave a service with one task',
  ),
  compliant: samples({ aws_appautoscaling_target: { min_capacity: 2 } }),
  violating: samples({ aws_appautoscaling_target: { min_capacity: 1 } }),
};
