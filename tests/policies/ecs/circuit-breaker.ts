import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'a deployment whose tasks do not start is rolled back',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ deployment_circuit_breaker }) => {
      const { enable, rollback } = block(deployment_circuit_breaker);
      return enable === true && rollback === true;
    },
    'tries to start a broken revision for ever',
  ),
  compliant: samples({ aws_ecs_service: { deployment_circuit_breaker: { enable: true, rollback: true } } }),
  violating: samples({ aws_ecs_service: { deployment_circuit_breaker: { enable: true, rollback: false } } }),
};
