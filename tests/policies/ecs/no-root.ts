import { everyContainer, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';

export const policy: Policy = {
  rule: 'containers run as a user that is named, and not as root',
  controls: ['ECS.20'],
  violations: everyContainer(
    ({ user }) => user !== undefined && !/^(root|0)?(:|$)/.test(user),
    'may run as root',
  ),
  compliant: oneContainer({ user: '1000:1000' }),
  violating: oneContainer({ user: '0:1000' }),
};
