import { parametersOf } from '../support/parameters';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases refuse connections without TLS',
  controls: ['CKV2_AWS_69', 'RDS.38'],
  violations: every(
    'aws_db_parameter_group',
    (group) => parametersOf(group).size > 1 && parametersOf(group).get('rds.force_ssl') === '1',
    'accepts connections without TLS, or has one parameter, which checkov cannot read',
  ),
  compliant: samples({
    aws_db_parameter_group: {
      parameter: [
        { name: 'rds.force_ssl', value: '1' },
        { name: 'log_connections', value: '1' },
      ],
    },
  }),
  violating: samples({
    aws_db_parameter_group: {
      parameter: [
        { name: 'rds.force_ssl', value: '0' },
        { name: 'log_connections', value: '1' },
      ],
    },
  }),
};
