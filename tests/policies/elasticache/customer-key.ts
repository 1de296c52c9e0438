import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis is encrypted with a key of ours',
  controls: ['CKV_AWS_191'],
  violations: every(
    'aws_elasticache_replication_group',
    ({ kms_key_id }) => /aws_kms_key\./.test(kms_key_id),
    'is encrypted with the key of ElastiCache',
  ),
  compliant: samples({ aws_elasticache_replication_group: { kms_key_id: '${aws_kms_key.redis.arn}' } }),
  violating: samples({ aws_elasticache_replication_group: {} }),
};
