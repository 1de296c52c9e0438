import { type Policy, samples } from '../support/policy';
import { every, isTrue } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis is encrypted at rest',
  controls: ['CKV_AWS_29', 'ElastiCache.4', 'AwsSolutions-AEC3'],
  violations: every(
    'aws_elasticache_replication_group',
    ({ at_rest_encryption_enabled }) => isTrue(at_rest_encryption_enabled),
    'is not encrypted at rest',
  ),
  compliant: samples({ aws_elasticache_replication_group: { at_rest_encryption_enabled: 'true' } }),
  violating: samples({ aws_elasticache_replication_group: {} }),
};
