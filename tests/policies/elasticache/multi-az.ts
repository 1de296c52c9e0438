import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'nodes of Redis are in several Availability Zones',
  controls: ['AwsSolutions-AEC4'],
  violations: every(
    'aws_elasticache_replication_group',
    ({ multi_az_enabled }) => multi_az_enabled === true,
    'is in one Availability Zone',
  ),
  compliant: samples({ aws_elasticache_replication_group: { multi_az_enabled: true } }),
  violating: samples({ aws_elasticache_replication_group: {} }),
};
