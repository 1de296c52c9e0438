import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis restarts in its maintenance window',
  controls: [],
  violations: every(
    'aws_elasticache_replication_group',
    ({ apply_immediately, maintenance_window }) => apply_immediately === false && Boolean(maintenance_window),
    'restarts at once',
  ),
  compliant: samples({
    aws_elasticache_replication_group: {
      apply_immediately: false,
      maintenance_window: 'sun:10:00-sun:11:00',
    },
  }),
  violating: samples({ aws_elasticache_replication_group: { apply_immediately: true } }),
};
