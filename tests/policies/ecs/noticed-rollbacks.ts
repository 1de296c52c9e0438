import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

/** After a rollback the service is steady, with the old revision. */
export const policy: Policy = {
  rule: 'an apply fails when the deployment was rolled back',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ lifecycle }) =>
      list<Block>(block(lifecycle)['postcondition']).some(
        ({ condition }) =>
          condition.includes('self.task_definition') && condition.includes('aws_ecs_task_definition.'),
      ),
    'is applied although the old revision runs',
  ),
  compliant: samples({
    aws_ecs_service: {
      lifecycle: {
        postcondition: [{ condition: '${self.task_definition == aws_ecs_task_definition.sample.arn}' }],
      },
    },
  }),
  violating: samples({ aws_ecs_service: { lifecycle: { ignore_changes: ['desired_count'] } } }),
};
