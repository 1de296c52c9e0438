import { parametersOf } from '../support/parameters';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases log who connects and disconnects',
  controls: [],
  violations: every(
    'aws_db_parameter_group',
    (group) =>
      ['log_connections', 'log_disconnections'].every((name) => parametersOf(group).get(name) === '1'),
    'does not log connections',
  ),
  compliant: samples({
    aws_db_parameter_group: {
      parameter: [
        { name: 'log_connections', value: '1' },
        { name: 'log_disconnections', value: '1' },
      ],
    },
  }),
  violating: samples({ aws_db_parameter_group: { parameter: [{ name: 'log_connections', value: '1' }] } }),
};
