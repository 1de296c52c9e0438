import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'databases export every log',
  controls: ['CKV_AWS_129', 'RDS.9', 'RDS.36'],
  violations: every(
    'aws_db_instance',
    ({ enabled_cloudwatch_logs_exports: logs }) =>
      ['postgresql', 'upgrade'].every((log) => list(logs).includes(log)),
    'keeps logs to itself',
  ),
  compliant: samples({ aws_db_instance: { enabled_cloudwatch_logs_exports: ['postgresql', 'upgrade'] } }),
  violating: samples({ aws_db_instance: { enabled_cloudwatch_logs_exports: ['upgrade'] } }),
};
