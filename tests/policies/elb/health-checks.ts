import { block } from '../blocks';
import { type Policy, samples } from '../policy';
import { every } from '../resources';

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
