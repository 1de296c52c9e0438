import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'the master user of a database has no name that can be guessed',
  controls: ['RDS.25'],
  violations: every(
    'aws_db_instance',
    ({ username }) =>
      Boolean(username) && !['postgres', 'admin', 'root', 'master', 'user'].includes(username),
    'has a master user with a well-known name',
  ),
  compliant: samples({ aws_db_instance: { username: 'bmo_learning' } }),
  violating: samples({ aws_db_instance: { username: 'postgres' } }),
};
