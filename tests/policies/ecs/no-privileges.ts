import { everyContainer, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';

export const policy: Policy = {
  rule: 'containers have no privileges on their machine',
  controls: ['CKV_AWS_334', 'ECS.4'],
  violations: everyContainer(({ privileged }) => privileged !== true, 'is privileged'),
  compliant: oneContainer({}),
  violating: oneContainer({ privileged: true }),
};
