import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'tasks have no public address',
  controls: ['CKV_AWS_333', 'ECS.2'],
  violations: every(
    'aws_ecs_service',
    ({ network_configuration }) => block(network_configuration)['assign_public_ip'] !== true,
    'gives its tasks public addresses',
  ),
  compliant: samples({ aws_ecs_service: { network_configuration: { assign_public_ip: false } } }),
  violating: samples({ aws_ecs_service: { network_configuration: { assign_public_ip: true } } }),
};
