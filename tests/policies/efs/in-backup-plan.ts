import { type Policy, samples } from '../support/policy';
import { every, list, refersTo, resourcesOf } from '../support/resources';

export const policy: Policy = {
  rule: 'AWS Backup keeps copies of file systems, selected by name',
  controls: ['CKV2_AWS_18', 'EFS.2'],
  violations: every(
    'aws_efs_file_system',
    (_, address, stack) =>
      resourcesOf(stack, 'aws_backup_selection').some(([, { resources }]) =>
        list(resources).some((resource) => refersTo(resource, address)),
      ),
    'is named by no backup selection',
  ),
  compliant: samples({
    aws_efs_file_system: {},
    aws_backup_selection: { resources: ['${aws_efs_file_system.sample.arn}'] },
  }),
  violating: samples({ aws_efs_file_system: {}, aws_backup_selection: { resources: ['*'] } }),
};
