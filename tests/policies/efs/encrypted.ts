import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'file systems are encrypted',
  controls: ['CKV_AWS_42', 'EFS.1', 'AwsSolutions-EFS1'],
  violations: every('aws_efs_file_system', ({ encrypted }) => encrypted === true, 'is not encrypted'),
  compliant: samples({ aws_efs_file_system: { encrypted: true } }),
  violating: samples({ aws_efs_file_system: {} }),
};
