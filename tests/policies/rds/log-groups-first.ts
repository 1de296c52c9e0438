import { type Policy, samples } from '../support/policy';
import { every, list, resourcesOf } from '../support/resources';

const sampleWith = (name: string) =>
  samples({
    aws_cloudwatch_log_group: { name },
    aws_db_instance: {
      identifier: 'bmo',
      enabled_cloudwatch_logs_exports: ['upgrade'],
      depends_on: ['aws_cloudwatch_log_group.sample'],
    },
  });

/** RDS creates a missing log group itself; it then keeps events forever, under no key of ours. */
export const policy: Policy = {
  rule: 'log groups exist before the database that writes to them',
  controls: [],
  violations: every(
    'aws_db_instance',
    ({ identifier, enabled_cloudwatch_logs_exports: logs, depends_on }, _, stack) =>
      list<string>(logs).every((log) =>
        resourcesOf(stack, 'aws_cloudwatch_log_group').some(
          ([address, { name }]) =>
            name === `/aws/rds/instance/${identifier}/${log}` && list(depends_on).includes(address),
        ),
      ),
    'creates log groups of its own, without retention and key',
  ),
  compliant: sampleWith('/aws/rds/instance/bmo/upgrade'),
  violating: sampleWith('/aws/rds/instance/other/upgrade'),
};
