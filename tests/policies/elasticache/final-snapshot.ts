import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis leaves a snapshot behind when it is deleted',
  controls: [],
  violations: every(
    'aws_elasticache_replication_group',
    ({ final_snapshot_identifier }) => Boolean(final_snapshot_identifier),
    'leaves nothing behind',
  ),
  compliant: samples({ aws_elasticache_replication_group: { final_snapshot_identifier: 'final' } }),
  violating: samples({ aws_elasticache_replication_group: {} }),
};
