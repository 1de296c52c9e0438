import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { groupRule, ruleWithGroup } from '../support/web-acls';

const GROUPS = [
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesSQLiRuleSet',
  'AWSManagedRulesAmazonIpReputationList',
];

export const policy: Policy = {
  rule: 'firewalls block common attacks, injected SQL and addresses of attackers',
  controls: [],
  violations: every(
    'aws_wafv2_web_acl',
    (acl) => GROUPS.every((group) => 'none' in (ruleWithGroup(acl, group)?.['override_action'] ?? {})),
    'lets common attacks in',
  ),
  compliant: samples({ aws_wafv2_web_acl: { rule: GROUPS.map((group) => groupRule(group)) } }),
  violating: samples({ aws_wafv2_web_acl: { rule: [groupRule('AWSManagedRulesCommonRuleSet')] } }),
};
