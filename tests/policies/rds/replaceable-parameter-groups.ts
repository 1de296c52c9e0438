import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** A new major version needs a group of another family, and RDS deletes no group that is in use. */
export const policy: Policy = {
  rule: 'parameter groups are replaced without taking the database along',
  controls: [],
  violations: every(
    'aws_db_parameter_group',
    ({ name_prefix, lifecycle }) => Boolean(name_prefix) && lifecycle?.create_before_destroy === true,
    'cannot be replaced while a database uses it',
  ),
  compliant: samples({
    aws_db_parameter_group: { name_prefix: 'a-', lifecycle: { create_before_destroy: true } },
  }),
  violating: samples({ aws_db_parameter_group: { name: 'a' } }),
};
