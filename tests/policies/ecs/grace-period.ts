import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'tasks behind the load balancer have time to start',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ load_balancer, health_check_grace_period_seconds }) =>
      list(load_balancer).length === 0 || health_check_grace_period_seconds > 0,
    'has its tasks killed before they are ready',
  ),
  compliant: samples({
    aws_ecs_service: { load_balancer: [{ container_port: 3000 }], health_check_grace_period_seconds: 120 },
  }),
  violating: samples({ aws_ecs_service: { load_balancer: [{ container_port: 3000 }] } }),
};
