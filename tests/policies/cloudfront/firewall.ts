import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'a firewall stands before every distribution',
  controls: ['CKV_AWS_68', 'CloudFront.6', 'AwsSolutions-CFR2'],
  violations: every(
    'aws_cloudfront_distribution',
    ({ web_acl_id }) => /\$\{aws_wafv2_web_acl\.[^}]*\.arn\}/.test(web_acl_id),
    'is reached around the firewall',
  ),
  compliant: samples({ aws_cloudfront_distribution: { web_acl_id: '${aws_wafv2_web_acl.sample.arn}' } }),
  violating: samples({ aws_cloudfront_distribution: {} }),
};
