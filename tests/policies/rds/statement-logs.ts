import { parametersOf } from '../support/parameters';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases log changes of the schema and slow statements',
  controls: ['CKV2_AWS_30'],
  violations: every(
    'aws_db_parameter_group',
    (group) => {
      const parameters = parametersOf(group);
      return (
        ['ddl', 'mod', 'all'].includes(parameters.get('log_statement') ?? '') &&
        Number(parameters.get('log_min_duration_statement') ?? -1) >= 0
      );
    },
    'logs no statements',
  ),
  compliant: samples({
    aws_db_parameter_group: {
      parameter: [
        { name: 'log_statement', value: 'ddl' },
        { name: 'log_min_duration_statement', value: '1000' },
      ],
    },
  }),
  violating: samples({ aws_db_parameter_group: { parameter: [{ name: 'log_statement', value: 'ddl' }] } }),
};
