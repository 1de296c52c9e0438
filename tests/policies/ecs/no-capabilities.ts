import { everyContainer, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';

export const policy: Policy = {
  rule: 'containers give up what Linux lets the root user do',
  controls: [],
  violations: everyContainer(
    ({ linuxParameters }) => linuxParameters?.capabilities?.drop?.includes('ALL') === true,
    'keeps capabilities of the root user',
  ),
  compliant: oneContainer({ linuxParameters: { capabilities: { drop: ['ALL'] } } }),
  violating: oneContainer({}),
};
