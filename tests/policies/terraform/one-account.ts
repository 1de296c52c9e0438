import type { Policy } from '../support/policy';
import { everyProvider } from '../support/providers';

export const policy: Policy = {
  rule: 'providers can be held to one account',
  controls: [],
  violations: everyProvider(
    ({ allowed_account_ids: allowed }) => typeof allowed === 'string' && allowed.includes('var.'),
    'works in any account',
  ),
  compliant: { provider: { aws: [{ allowed_account_ids: '${[var.aws_account_id]}' }] } },
  violating: { provider: { aws: [{}] } },
};
