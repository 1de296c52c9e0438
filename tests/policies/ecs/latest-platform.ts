import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'tasks run on the platform version of Fargate that gets the patches',
  controls: ['CKV_AWS_332', 'ECS.10'],
  violations: every(
    'aws_ecs_service',
    ({ platform_version }) => [undefined, 'LATEST'].includes(platform_version),
    'stays on a platform version',
  ),
  compliant: samples({ aws_ecs_service: { platform_version: 'LATEST' } }),
  violating: samples({ aws_ecs_service: { platform_version: '1.3.0' } }),
};
