import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'a tag names one image for ever',
  controls: ['CKV_AWS_51', 'ECR.2'],
  violations: every(
    'aws_ecr_repository',
    ({ image_tag_mutability }) => image_tag_mutability === 'IMMUTABLE',
    'lets a tag be moved to another image',
  ),
  compliant: samples({ aws_ecr_repository: { image_tag_mutability: 'IMMUTABLE' } }),
  violating: samples({ aws_ecr_repository: { image_tag_mutability: 'MUTABLE' } }),
};
