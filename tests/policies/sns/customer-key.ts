import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** The key of SNS admits no CloudWatch: alarms would vanish without an error. */
export const policy: Policy = {
  rule: 'topics are encrypted with a key of ours',
  controls: ['CKV_AWS_26', 'SNS.1'],
  violations: every(
    'aws_sns_topic',
    ({ kms_master_key_id }) => /aws_kms_key\./.test(kms_master_key_id),
    'is not encrypted with a key of ours',
  ),
  compliant: samples({ aws_sns_topic: { kms_master_key_id: '${aws_kms_key.alarms.arn}' } }),
  violating: samples({ aws_sns_topic: { kms_master_key_id: 'alias/aws/sns' } }),
};
