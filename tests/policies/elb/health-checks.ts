import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'requests go to tasks that answer a health check',
  controls: ['CKV_AWS_261'],
  violations: every(
    'aws_lb_target_group',
    ({ health_check }) => block(health_check)['path'] !== undefined,
    'does not know whether its tasks are healthy',
  ),
  compliant: samples({ aws_lb_target_group: { health_check: { path: '/health' } } }),
  violating: samples({ aws_lb_target_group: {} }),
};
