import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases survive the loss of an Availability Zone',
  controls: ['CKV_AWS_157', 'RDS.5', 'AwsSolutions-RDS3'],
  violations: every('aws_db_instance', ({ multi_az }) => multi_az === true, 'has no standby'),
  compliant: samples({ aws_db_instance: { multi_az: true } }),
  violating: samples({ aws_db_instance: {} }),
};
