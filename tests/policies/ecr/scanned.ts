import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'images are scanned when they are pushed',
  controls: ['CKV_AWS_163', 'ECR.1'],
  violations: every(
    'aws_ecr_repository',
    ({ image_scanning_configuration }) => block(image_scanning_configuration)['scan_on_push'] === true,
    'takes images unseen',
  ),
  compliant: samples({ aws_ecr_repository: { image_scanning_configuration: { scan_on_push: true } } }),
  violating: samples({ aws_ecr_repository: { image_scanning_configuration: { scan_on_push: false } } }),
};
