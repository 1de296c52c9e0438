import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** Defensive unless it says otherwise. */
export const policy: Policy = {
  rule: 'load balancers refuse requests that two servers could read in two ways',
  controls: ['CKV_AWS_328', 'ELB.12'],
  violations: every(
    'aws_lb',
    ({ desync_mitigation_mode }) => [undefined, 'defensive', 'strictest'].includes(desync_mitigation_mode),
    'lets requests be smuggled',
  ),
  compliant: samples({ aws_lb: { desync_mitigation_mode: 'strictest' } }),
  violating: samples({ aws_lb: { desync_mitigation_mode: 'monitor' } }),
};
