import { type Policy, samples } from '../support/policy';
import { every, isTrue } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis speaks TLS',
  controls: ['CKV_AWS_30', 'ElastiCache.5', 'AwsSolutions-AEC3'],
  violations: every(
    'aws_elasticache_replication_group',
    ({ transit_encryption_enabled }) => isTrue(transit_encryption_enabled),
    'is not encrypted in transit',
  ),
  compliant: samples({ aws_elasticache_replication_group: { transit_encryption_enabled: true } }),
  violating: samples({ aws_elasticache_replication_group: {} }),
};
