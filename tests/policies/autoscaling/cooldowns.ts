import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

const tracking = (configuration: Block): Block =>
  samples({ aws_appautoscaling_policy: { target_tracking_scaling_policy_configuration: configuration } });

export const policy: Policy = {
  rule: 'tasks come sooner than they go',
  controls: [],
  violations: every(
    'aws_appautoscaling_policy',
    ({ target_tracking_scaling_policy_configuration }) =>
      list<Block>(target_tracking_scaling_policy_configuration).every(
        ({ scale_in_cooldown, scale_out_cooldown }) => scale_in_cooldown >= scale_out_cooldown,
      ),
    'takes tasks away sooner than it adds them, or does not say when',
  ),
  compliant: tracking({ scale_in_cooldown: 300, scale_out_cooldown: 60 }),
  violating: tracking({ scale_in_cooldown: 30, scale_out_cooldown: 60 }),
};
