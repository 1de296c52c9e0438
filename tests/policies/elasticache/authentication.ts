import { type Policy, samples } from '../support/policy';
import { every, isTrue } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis asks who connects',
  controls: ['CKV_AWS_31', 'ElastiCache.6', 'AwsSolutions-AEC6'],
  violations: every(
    'aws_elasticache_replication_group',
    ({ transit_encryption_enabled, auth_token, user_group_ids }) =>
      isTrue(transit_encryption_enabled) && Boolean(auth_token ?? user_group_ids),
    'asks for no credentials',
  ),
  compliant: samples({
    aws_elasticache_replication_group: { transit_encryption_enabled: true, user_group_ids: ['services'] },
  }),
  violating: samples({ aws_elasticache_replication_group: { transit_encryption_enabled: true } }),
};
