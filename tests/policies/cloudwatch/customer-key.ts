import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'log groups are encrypted with a key of ours',
  controls: ['CKV_AWS_158'],
  violations: every(
    'aws_cloudwatch_log_group',
    ({ kms_key_id }) => /aws_kms_key\.|\.outputs\.key_arns\./.test(kms_key_id),
    'is encrypted with the key of CloudWatch Logs',
  ),
  compliant: samples({ aws_cloudwatch_log_group: { kms_key_id: '${aws_kms_key.logs.arn}' } }),
  violating: samples({ aws_cloudwatch_log_group: {} }),
};
