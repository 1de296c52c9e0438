import type { Policy } from '../support/policy';
import { everyProvider } from '../support/providers';

export const policy: Policy = {
  rule: 'providers carry no credentials',
  controls: ['CKV_AWS_41'],
  violations: everyProvider(
    (provider) => !/"(access_key|secret_key|token|profile)":/.test(JSON.stringify(provider)),
    'holds credentials',
  ),
  compliant: { provider: { aws: [{ region: 'us-east-2' }] } },
  violating: { provider: { aws: [{ access_key: 'AKIAIOSFODNN7EXAMPLE' }] } },
};
