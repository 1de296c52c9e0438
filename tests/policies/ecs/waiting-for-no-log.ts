import { everyContainer, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';

/** Otherwise a write to standard output stands still while CloudWatch Logs does, and the service with it. */
export const policy: Policy = {
  rule: 'containers buffer what they log and never wait for it',
  controls: [],
  violations: everyContainer(
    ({ logConfiguration }) =>
      logConfiguration?.options?.mode === 'non-blocking' &&
      logConfiguration.options['max-buffer-size'] !== undefined,
    'stands still while its logs cannot be delivered',
  ),
  compliant: oneContainer({
    logConfiguration: { options: { mode: 'non-blocking', 'max-buffer-size': '4m' } },
  }),
  violating: oneContainer({ logConfiguration: { options: { mode: 'blocking' } } }),
};
