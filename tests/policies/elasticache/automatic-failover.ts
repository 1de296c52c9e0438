import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis survives the loss of a node',
  controls: ['CKV2_AWS_50', 'ElastiCache.3'],
  violations: every(
    'aws_elasticache_replication_group',
    ({ automatic_failover_enabled, num_cache_clusters }) =>
      automatic_failover_enabled === true && num_cache_clusters > 1,
    'has nothing to fail over to',
  ),
  compliant: samples({
    aws_elasticache_replication_group: { automatic_failover_enabled: true, num_cache_clusters: 2 },
  }),
  violating: samples({
    aws_elasticache_replication_group: { automatic_failover_enabled: false, num_cache_clusters: 1 },
  }),
};
