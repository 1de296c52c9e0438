import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'some task of every service runs where AWS does not take it away',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ capacity_provider_strategy }) =>
      list<Block>(capacity_provider_strategy).some(
        ({ capacity_provider, base }) => capacity_provider === 'FARGATE' && base >= 1,
      ),
    'can lose all of its tasks at once',
  ),
  compliant: samples({
    aws_ecs_service: { capacity_provider_strategy: [{ capacity_provider: 'FARGATE', base: 1, weight: 1 }] },
  }),
  violating: samples({
    aws_ecs_service: { capacity_provider_strategy: [{ capacity_provider: 'FARGATE_SPOT', weight: 1 }] },
  }),
};
