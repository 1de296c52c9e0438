import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis leaves a snapshot every day',
  controls: ['ElastiCache.1'],
  violations: every(
    'aws_elasticache_replication_group',
    ({ snapshot_retention_limit }) => snapshot_retention_limit >= 1,
    'makes no snapshots',
  ),
  compliant: samples({ aws_elasticache_replication_group: { snapshot_retention_limit: 1 } }),
  violating: samples({ aws_elasticache_replication_group: { snapshot_retention_limit: 0 } }),
};
