import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'a repository with images in it is not deleted',
  controls: [],
  violations: every(
    'aws_ecr_repository',
    ({ force_delete }) => force_delete !== true,
    'is deleted together with its images',
  ),
  compliant: samples({ aws_ecr_repository: { force_delete: false } }),
  violating: samples({ aws_ecr_repository: { force_delete: true } }),
};
