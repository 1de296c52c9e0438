import { everyContainer, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';

/** Fargate allows two minutes at most. */
export const policy: Policy = {
  rule: 'containers have from 30 to 120 seconds to end what they do',
  controls: [],
  violations: everyContainer(
    ({ stopTimeout }) => stopTimeout >= 30 && stopTimeout <= 120,
    'is killed too early, or asks for more than Fargate gives',
  ),
  compliant: oneContainer({ stopTimeout: 60 }),
  violating: oneContainer({ stopTimeout: 10 }),
};
