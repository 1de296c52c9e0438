import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { every, list, refersTo, resourcesOf } from '../support/resources';

const logging = (name: string): Block =>
  samples({
    aws_cloudwatch_log_group: { name },
    aws_wafv2_web_acl_logging_configuration: {
      log_destination_configs: ['${aws_cloudwatch_log_group.sample.arn}'],
    },
  });

export const policy: Policy = {
  rule: 'firewalls log to a group of the stack whose name AWS WAF accepts',
  controls: [],
  violations: every(
    'aws_wafv2_web_acl_logging_configuration',
    ({ log_destination_configs }, _, stack) =>
      list(log_destination_configs).every((destination) =>
        resourcesOf(stack, 'aws_cloudwatch_log_group').some(
          ([address, { name }]) => refersTo(destination, address) && name?.startsWith('aws-waf-logs-'),
        ),
      ),
    'logs to what does not start with aws-waf-logs-',
  ),
  compliant: logging('aws-waf-logs-bmo-learning-prod'),
  violating: logging('/waf/bmo-learning-prod'),
};
