import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'storage of databases is gp3 and grows before it is full',
  controls: [],
  violations: every(
    'aws_db_instance',
    ({ storage_type, allocated_storage, max_allocated_storage }) =>
      storage_type === 'gp3' && max_allocated_storage > allocated_storage,
    'can run full',
  ),
  compliant: samples({
    aws_db_instance: { storage_type: 'gp3', allocated_storage: 20, max_allocated_storage: 50 },
  }),
  violating: samples({ aws_db_instance: { storage_type: 'gp3', allocated_storage: 20 } }),
};
