import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'services name their security groups, and do not get the default one',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ network_configuration }) => list(block(network_configuration)['security_groups']).length > 0,
    'is in the default security group of the VPC',
  ),
  compliant: samples({ aws_ecs_service: { network_configuration: { security_groups: ['sg-1'] } } }),
  violating: samples({ aws_ecs_service: { network_configuration: {} } }),
};
