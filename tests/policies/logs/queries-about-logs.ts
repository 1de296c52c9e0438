import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'saved queries name the log groups that they are about',
  controls: [],
  violations: every(
    'aws_cloudwatch_query_definition',
    ({ log_group_names }) => list(log_group_names).length > 0,
    'asks nobody',
  ),
  compliant: samples({
    aws_cloudwatch_query_definition: { log_group_names: ['${aws_cloudwatch_log_group.rails.name}'] },
  }),
  violating: samples({ aws_cloudwatch_query_definition: {} }),
};
