import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis is in subnets that were chosen for it',
  controls: ['ElastiCache.7'],
  violations: every(
    'aws_elasticache_replication_group',
    ({ subnet_group_name }) => /aws_elasticache_subnet_group\./.test(subnet_group_name),
    'is in the default subnet group',
  ),
  compliant: samples({
    aws_elasticache_replication_group: { subnet_group_name: '${aws_elasticache_subnet_group.redis.name}' },
  }),
  violating: samples({ aws_elasticache_replication_group: {} }),
};
