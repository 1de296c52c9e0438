import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** AWS refuses a certificate that is not issued yet. */
export const policy: Policy = {
  rule: 'listeners and distributions wait for their certificate',
  controls: [],
  violations: every(
    ['aws_lb_listener', 'aws_cloudfront_distribution'],
    ({ certificate_arn, viewer_certificate }) =>
      ![certificate_arn, block(viewer_certificate)['acm_certificate_arn']].some((arn) =>
        /\baws_acm_certificate\./.test(arn ?? ''),
      ),
    'uses a certificate that may not be issued yet',
  ),
  compliant: samples({
    aws_lb_listener: { certificate_arn: '${aws_acm_certificate_validation.sample.certificate_arn}' },
  }),
  violating: samples({ aws_lb_listener: { certificate_arn: '${aws_acm_certificate.sample.arn}' } }),
};
