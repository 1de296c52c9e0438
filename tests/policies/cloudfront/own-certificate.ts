import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'distributions have a certificate of ours, chosen by the name that the client asks for',
  controls: ['CKV2_AWS_42', 'CloudFront.7', 'CloudFront.8'],
  violations: every(
    'aws_cloudfront_distribution',
    ({ viewer_certificate }) => {
      const { acm_certificate_arn, ssl_support_method } = block(viewer_certificate);
      return acm_certificate_arn !== undefined && ssl_support_method === 'sni-only';
    },
    'has the certificate of CloudFront, or addresses of its own at $600 a month',
  ),
  compliant: samples({
    aws_cloudfront_distribution: {
      viewer_certificate: { acm_certificate_arn: 'arn', ssl_support_method: 'sni-only' },
    },
  }),
  violating: samples({
    aws_cloudfront_distribution: { viewer_certificate: { cloudfront_default_certificate: true } },
  }),
};
