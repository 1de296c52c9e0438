import { type Policy, samples } from '../support/policy';
import { every, isTrue } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis gets minor versions, which fix security, by itself',
  controls: ['ElastiCache.2'],
  violations: every(
    'aws_elasticache_replication_group',
    ({ auto_minor_version_upgrade }) => isTrue(auto_minor_version_upgrade),
    'stays on its minor version',
  ),
  compliant: samples({ aws_elasticache_replication_group: { auto_minor_version_upgrade: 'true' } }),
  violating: samples({ aws_elasticache_replication_group: {} }),
};
