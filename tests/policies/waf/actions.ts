import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { groupRule, rulesOf } from '../support/web-acls';

export const policy: Policy = {
  rule: 'every rule of a firewall says what it does',
  controls: ['CKV_AWS_342'],
  violations: every(
    'aws_wafv2_web_acl',
    (acl) => rulesOf(acl).every(({ action, override_action }) => action ?? override_action),
    'has a rule that does nothing',
  ),
  compliant: samples({
    aws_wafv2_web_acl: { rule: [{ action: { block: {} } }, groupRule('AWSManagedRulesCommonRuleSet')] },
  }),
  violating: samples({ aws_wafv2_web_acl: { rule: [{ statement: {} }] } }),
};
