import { parametersOf } from '../support/parameters';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** Sidekiq keeps its jobs in Redis: an evicted key is a lost job. */
export const policy: Policy = {
  rule: 'Redis refuses writes rather than forgetting keys',
  controls: [],
  violations: every(
    'aws_elasticache_parameter_group',
    (group) => parametersOf(group).get('maxmemory-policy') === 'noeviction',
    'forgets keys when memory is full',
  ),
  compliant: samples({
    aws_elasticache_parameter_group: { parameter: [{ name: 'maxmemory-policy', value: 'noeviction' }] },
  }),
  violating: samples({
    aws_elasticache_parameter_group: { parameter: [{ name: 'maxmemory-policy', value: 'allkeys-lru' }] },
  }),
};
