import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases get minor versions, which fix security, by themselves',
  controls: ['CKV_AWS_226', 'RDS.13'],
  violations: every(
    'aws_db_instance',
    ({ auto_minor_version_upgrade }) => auto_minor_version_upgrade === true,
    'stays on its minor version',
  ),
  compliant: samples({ aws_db_instance: { auto_minor_version_upgrade: true } }),
  violating: samples({ aws_db_instance: {} }),
};
