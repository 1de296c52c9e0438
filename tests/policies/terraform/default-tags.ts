import type { Policy } from '../support/policy';
import { everyProvider } from '../support/providers';

const TAGS = ['Project', 'Environment', 'ManagedBy', 'Stack'];

export const policy: Policy = {
  rule: 'everything carries the tags of its project, environment and stack',
  controls: [],
  violations: everyProvider(
    (provider) => TAGS.every((tag) => JSON.stringify(provider).includes(`"${tag}":`)),
    'leaves resources without tags',
  ),
  compliant: {
    provider: {
      aws: [{ default_tags: [{ tags: { Project: 'a', Environment: 'b', ManagedBy: 'c', Stack: 'd' } }] }],
    },
  },
  violating: { provider: { aws: [{ default_tags: [{ tags: { Project: 'a' } }] }] } },
};
