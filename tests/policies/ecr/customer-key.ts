import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'images are encrypted with a key of ours',
  controls: ['ECR.5'],
  violations: every(
    'aws_ecr_repository',
    ({ encryption_configuration }) => /aws_kms_key\./.test(block(encryption_configuration)['kms_key']),
    'is encrypted with a key of ECR',
  ),
  compliant: samples({
    aws_ecr_repository: { encryption_configuration: [{ kms_key: '${aws_kms_key.storage.arn}' }] },
  }),
  violating: samples({ aws_ecr_repository: { encryption_configuration: [{ encryption_type: 'KMS' }] } }),
};
