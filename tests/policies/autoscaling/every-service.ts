import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'every service is scaled',
  controls: [],
  violations: accompanied(
    'aws_ecs_service',
    {
      type: 'aws_appautoscaling_target',
      through: 'resource_id',
      obeys: ({ scalable_dimension }) => scalable_dimension === 'ecs:service:DesiredCount',
    },
    'keeps its number of tasks whatever happens',
  ),
  compliant: samples({
    aws_ecs_service: {},
    aws_appautoscaling_target: {
      resource_id: 'service/bmo-learning-prod/${aws_ecs_service.sample.name}',
      scalable_dimension: 'ecs:service:DesiredCount',
    },
  }),
  violating: samples({ aws_ecs_service: {} }),
};
