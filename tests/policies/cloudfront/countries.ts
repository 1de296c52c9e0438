import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'distributions answer in countries that are named',
  controls: ['CKV_AWS_374', 'AwsSolutions-CFR1'],
  violations: every(
    'aws_cloudfront_distribution',
    ({ restrictions }) =>
      ['whitelist', 'blacklist'].includes(block(block(restrictions)['geo_restriction'])['restriction_type']),
    'answers everywhere',
  ),
  compliant: samples({
    aws_cloudfront_distribution: {
      restrictions: { geo_restriction: { restriction_type: 'whitelist', locations: ['CA'] } },
    },
  }),
  violating: samples({
    aws_cloudfront_distribution: { restrictions: { geo_restriction: { restriction_type: 'none' } } },
  }),
};
