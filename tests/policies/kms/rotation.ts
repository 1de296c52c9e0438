import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'keys rotate every year',
  controls: ['CKV_AWS_7', 'KMS.4', 'AwsSolutions-KMS5'],
  violations: every(
    'aws_kms_key',
    ({ enable_key_rotation }) => enable_key_rotation === true,
    'does not rotate',
  ),
  compliant: samples({ aws_kms_key: { enable_key_rotation: true } }),
  violating: samples({ aws_kms_key: {} }),
};
