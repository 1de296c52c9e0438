import { everyContainer, oneContainer } from '../containers';
import type { Policy } from '../policy';

export const policy: Policy = {
  rule: 'containers have no privileges on their machine',
  controls: ['CKV_AWS_334', 'ECS.4'],
  violations: everyContainer(({ privileged }) => privileged !== true, 'is privileged'),
  compliant: oneContainer({}),
  violating: oneContainer({ privileged: true }),
};
