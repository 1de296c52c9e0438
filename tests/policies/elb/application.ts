import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** An application load balancer spreads requests over the zones by itself, the others have to be told. */
export const policy: Policy = {
  rule: 'load balancers understand HTTP, and spread requests over all zones',
  controls: ['CKV_AWS_152'],
  violations: every(
    'aws_lb',
    ({ load_balancer_type }) => [undefined, 'application'].includes(load_balancer_type),
    'is no application load balancer',
  ),
  compliant: samples({ aws_lb: { load_balancer_type: 'application' } }),
  violating: samples({ aws_lb: { load_balancer_type: 'network' } }),
};
