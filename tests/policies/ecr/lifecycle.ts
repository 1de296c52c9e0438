import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'images that nobody needs any more go',
  controls: ['ECR.3'],
  violations: accompanied(
    'aws_ecr_repository',
    { type: 'aws_ecr_lifecycle_policy', through: 'repository' },
    'keeps every image for ever',
  ),
  compliant: samples({
    aws_ecr_repository: {},
    aws_ecr_lifecycle_policy: { repository: '${aws_ecr_repository.sample.name}' },
  }),
  violating: samples({ aws_ecr_repository: {} }),
};
