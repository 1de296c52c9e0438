import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'certificates are in the public log, without which browsers refuse them',
  controls: ['CKV_AWS_234'],
  violations: every(
    'aws_acm_certificate',
    ({ options }) => block(options)['certificate_transparency_logging_preference'] !== 'DISABLED',
    'is in no public log',
  ),
  compliant: samples({ aws_acm_certificate: {} }),
  violating: samples({
    aws_acm_certificate: { options: { certificate_transparency_logging_preference: 'DISABLED' } },
  }),
};
