import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { rulesOf } from '../support/web-acls';

const measured = ({ visibility_config }: Block): boolean =>
  block(visibility_config)['cloudwatch_metrics_enabled'] === true;

const visibility_config = { cloudwatch_metrics_enabled: true };

export const policy: Policy = {
  rule: 'firewalls count what each of their rules does',
  controls: ['WAF.12'],
  violations: every(
    'aws_wafv2_web_acl',
    (acl) => [acl, ...rulesOf(acl)].every(measured),
    'has a rule that nobody sees at work',
  ),
  compliant: samples({ aws_wafv2_web_acl: { visibility_config, rule: [{ visibility_config }] } }),
  violating: samples({ aws_wafv2_web_acl: { visibility_config, rule: [{}] } }),
};
