import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'load balancers stand in more than one zone',
  controls: ['ELB.13'],
  violations: every('aws_lb', ({ subnets }) => list(subnets).length > 1, 'is lost together with one zone'),
  compliant: samples({ aws_lb: { subnets: ['subnet-a', 'subnet-b'] } }),
  violating: samples({ aws_lb: { subnets: ['subnet-a'] } }),
};
