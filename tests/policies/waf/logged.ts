import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'firewalls log what they block',
  controls: ['CKV2_AWS_31', 'WAF.11'],
  violations: accompanied(
    'aws_wafv2_web_acl',
    { type: 'aws_wafv2_web_acl_logging_configuration', through: 'resource_arn' },
    'logs nothing',
  ),
  compliant: samples({
    aws_wafv2_web_acl: {},
    aws_wafv2_web_acl_logging_configuration: { resource_arn: '${aws_wafv2_web_acl.sample.arn}' },
  }),
  violating: samples({ aws_wafv2_web_acl: {} }),
};
