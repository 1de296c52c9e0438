import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'tasks have the tags of their service: the bill knows whose they are',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ propagate_tags, enable_ecs_managed_tags }) =>
      ['SERVICE', 'TASK_DEFINITION'].includes(propagate_tags) && enable_ecs_managed_tags === true,
    'has tasks without tags',
  ),
  compliant: samples({ aws_ecs_service: { propagate_tags: 'SERVICE', enable_ecs_managed_tags: true } }),
  violating: samples({ aws_ecs_service: { enable_ecs_managed_tags: true } }),
};
