import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { groupRule, ruleWithGroup } from '../support/web-acls';

const ANONYMOUS = 'AWSManagedRulesAnonymousIpList';
const BAD_INPUTS = 'AWSManagedRulesKnownBadInputsRuleSet';

export const policy: Policy = {
  rule: 'firewalls know bad requests, and addresses that hide who they are',
  controls: ['CKV2_AWS_76', 'CKV2_AWS_47'],
  violations: every(
    'aws_wafv2_web_acl',
    (acl) => [ANONYMOUS, BAD_INPUTS].every((group) => ruleWithGroup(acl, group) !== undefined),
    'does not know who hides',
  ),
  compliant: samples({ aws_wafv2_web_acl: { rule: [groupRule(ANONYMOUS), groupRule(BAD_INPUTS)] } }),
  violating: samples({ aws_wafv2_web_acl: { rule: [groupRule(BAD_INPUTS)] } }),
};
