import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const NAME = /^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/;

/** Letters that Terraform leaves of a prefix. */
const PREFIX_LENGTH = 6;

export const policy: Policy = {
  rule: 'names of load balancers and target groups fit into what AWS allows',
  controls: [],
  violations: every(
    ['aws_lb', 'aws_lb_target_group'],
    ({ name = '', name_prefix = '' }) =>
      name_prefix.length <= PREFIX_LENGTH && (name === '' || name.includes('${') || NAME.test(name)),
    'has a name that AWS refuses',
  ),
  compliant: samples({ aws_lb: { name: 'bmo-learning-prod-alb' } }),
  violating: samples({ aws_lb_target_group: { name: 'bmo-learning-production-rails-api-3000' } }),
};
