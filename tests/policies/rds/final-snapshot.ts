import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'a database leaves a snapshot behind when it is deleted',
  controls: [],
  violations: every(
    'aws_db_instance',
    ({ skip_final_snapshot, final_snapshot_identifier }) =>
      skip_final_snapshot === false && Boolean(final_snapshot_identifier),
    'leaves nothing behind',
  ),
  compliant: samples({ aws_db_instance: { skip_final_snapshot: false, final_snapshot_identifier: 'a' } }),
  violating: samples({ aws_db_instance: { skip_final_snapshot: true } }),
};
