import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'tasks that are not needed go',
  controls: [],
  violations: every(
    'aws_appautoscaling_policy',
    ({ target_tracking_scaling_policy_configuration }) =>
      block(target_tracking_scaling_policy_configuration)['disable_scale_in'] !== true,
    'keeps every task that it ever added',
  ),
  compliant: samples({ aws_appautoscaling_policy: { target_tracking_scaling_policy_configuration: {} } }),
  violating: samples({
    aws_appautoscaling_policy: { target_tracking_scaling_policy_configuration: { disable_scale_in: true } },
  }),
};
