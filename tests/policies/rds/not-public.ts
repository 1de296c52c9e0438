import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases have no public address',
  controls: ['CKV_AWS_17', 'RDS.2'],
  violations: every(
    'aws_db_instance',
    ({ publicly_accessible }) => publicly_accessible === false,
    'may have a public address',
  ),
  compliant: samples({ aws_db_instance: { publicly_accessible: false } }),
  violating: samples({ aws_db_instance: { publicly_accessible: true } }),
};
