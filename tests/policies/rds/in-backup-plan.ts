import { type Policy, samples } from '../support/policy';
import { every, list, refersTo, resourcesOf } from '../support/resources';

export const policy: Policy = {
  rule: 'AWS Backup keeps copies of databases, selected by name',
  controls: ['RDS.26'],
  violations: every(
    'aws_db_instance',
    (_, address, stack) =>
      resourcesOf(stack, 'aws_backup_selection').some(([, { resources }]) =>
        list(resources).some((resource) => refersTo(resource, address)),
      ),
    'is named by no backup selection',
  ),
  compliant: samples({
    aws_db_instance: {},
    aws_backup_selection: { resources: ['${aws_db_instance.sample.arn}'] },
  }),
  violating: samples({ aws_db_instance: {}, aws_backup_selection: { resources: ['*'] } }),
};
