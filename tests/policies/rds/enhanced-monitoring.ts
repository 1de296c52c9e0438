import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases report metrics of their operating system',
  controls: ['CKV_AWS_118', 'RDS.6'],
  violations: every(
    'aws_db_instance',
    ({ monitoring_interval, monitoring_role_arn }) =>
      monitoring_interval >= 1 && monitoring_interval <= 60 && Boolean(monitoring_role_arn),
    'is not monitored',
  ),
  compliant: samples({ aws_db_instance: { monitoring_interval: 60, monitoring_role_arn: 'arn' } }),
  violating: samples({ aws_db_instance: { monitoring_interval: 0 } }),
};
