import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

const inOrder = ({ min_capacity, max_capacity }: Block): boolean =>
  Number(min_capacity) <= Number(max_capacity);

export const policy: Policy = {
  rule: 'the least number of tasks is not above the greatest, on any schedule',
  controls: [],
  violations: every(
    ['aws_appautoscaling_target', 'aws_appautoscaling_scheduled_action'],
    (body) => list<Block>(body['scalable_target_action'] ?? body).every(inOrder),
    'has limits that contradict each other',
  ),
  compliant: samples({
    aws_appautoscaling_target: { min_capacity: 2, max_capacity: 10 },
    aws_appautoscaling_scheduled_action: {
      scalable_target_action: { min_capacity: '0', max_capacity: '10' },
    },
  }),
  violating: samples({ aws_appautoscaling_target: { min_capacity: 10, max_capacity: 2 } }),
};
