import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'keys are enabled',
  controls: ['CKV_AWS_227'],
  violations: every('aws_kms_key', ({ is_enabled = true }) => is_enabled === true, 'is disabled'),
  compliant: samples({ aws_kms_key: {} }),
  violating: samples({ aws_kms_key: { is_enabled: false } }),
};
