import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'images are encrypted with a key of KMS',
  controls: ['CKV_AWS_136'],
  violations: every(
    'aws_ecr_repository',
    ({ encryption_configuration }) => block(encryption_configuration)['encryption_type'] === 'KMS',
    'is encrypted with the key of S3',
  ),
  compliant: samples({ aws_ecr_repository: { encryption_configuration: { encryption_type: 'KMS' } } }),
  violating: samples({ aws_ecr_repository: {} }),
};
