import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'distributions turn to a second origin when the first one fails',
  controls: ['CKV_AWS_310', 'CloudFront.4'],
  violations: every(
    'aws_cloudfront_distribution',
    ({ origin_group }) => list<Block>(origin_group).some(({ member }) => list(member).length > 1),
    'has one origin',
  ),
  compliant: samples({
    aws_cloudfront_distribution: { origin_group: [{ member: [{ origin_id: 'a' }, { origin_id: 'b' }] }] },
  }),
  violating: samples({ aws_cloudfront_distribution: {} }),
};
