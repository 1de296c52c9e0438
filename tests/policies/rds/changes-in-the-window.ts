import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases restart in their maintenance window',
  controls: [],
  violations: every(
    'aws_db_instance',
    ({ apply_immediately, maintenance_window }) => apply_immediately === false && Boolean(maintenance_window),
    'restarts at once',
  ),
  compliant: samples({
    aws_db_instance: { apply_immediately: false, maintenance_window: 'sun:08:30-sun:09:30' },
  }),
  violating: samples({ aws_db_instance: { apply_immediately: true } }),
};
