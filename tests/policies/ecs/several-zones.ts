import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'services can run in more than one zone',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ network_configuration }) => list(block(network_configuration)['subnets']).length > 1,
    'is lost together with one zone',
  ),
  compliant: samples({ aws_ecs_service: { network_configuration: { subnets: ['subnet-a', 'subnet-b'] } } }),
  violating: samples({ aws_ecs_service: { network_configuration: { subnets: ['subnet-a'] } } }),
};
