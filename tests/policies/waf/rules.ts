import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { groupRule, rulesOf } from '../support/web-acls';

export const policy: Policy = {
  rule: 'firewalls have rules',
  controls: ['CKV_AWS_175', 'WAF.10'],
  violations: every('aws_wafv2_web_acl', (acl) => rulesOf(acl).length > 0, 'lets everything in'),
  compliant: samples({ aws_wafv2_web_acl: { rule: [groupRule('AWSManagedRulesCommonRuleSet')] } }),
  violating: samples({ aws_wafv2_web_acl: {} }),
};
