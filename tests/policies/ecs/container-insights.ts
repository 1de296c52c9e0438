import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'clusters measure their tasks',
  controls: ['CKV_AWS_65', 'ECS.12', 'AwsSolutions-ECS4'],
  violations: every(
    'aws_ecs_cluster',
    ({ setting }) =>
      list<Block>(setting).some(
        ({ name, value }) => name === 'containerInsights' && ['enabled', 'enhanced'].includes(value),
      ),
    'has no metrics of its tasks',
  ),
  compliant: samples({ aws_ecs_cluster: { setting: [{ name: 'containerInsights', value: 'enabled' }] } }),
  violating: samples({ aws_ecs_cluster: { setting: [{ name: 'containerInsights', value: 'disabled' }] } }),
};
