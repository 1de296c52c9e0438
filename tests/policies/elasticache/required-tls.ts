import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis refuses connections without TLS',
  controls: [],
  violations: every(
    'aws_elasticache_replication_group',
    ({ transit_encryption_mode }) => transit_encryption_mode === 'required',
    'accepts connections without TLS',
  ),
  compliant: samples({ aws_elasticache_replication_group: { transit_encryption_mode: 'required' } }),
  violating: samples({ aws_elasticache_replication_group: { transit_encryption_mode: 'preferred' } }),
};
