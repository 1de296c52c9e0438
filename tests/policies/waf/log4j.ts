import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';
import { groupRule, managedGroup, overriddenIn, ruleWithGroup } from '../support/web-acls';

const GROUP = 'AWSManagedRulesKnownBadInputsRuleSet';

const blocks = (rule: Block): boolean => {
  const excluded = list<Block>(managedGroup(rule)['excluded_rule']).map(({ name }) => name);
  return (
    !('count' in block(rule['override_action'])) &&
    ![...excluded, ...overriddenIn(rule)].some((name) => name.startsWith('Log4JRCE'))
  );
};

export const policy: Policy = {
  rule: 'firewalls block what is known to do harm, such as lookups of Log4j',
  controls: ['CKV_AWS_192'],
  violations: every(
    'aws_wafv2_web_acl',
    (acl) => {
      const rule = ruleWithGroup(acl, GROUP);
      return rule !== undefined && blocks(rule);
    },
    'lets in what is known to do harm',
  ),
  compliant: samples({ aws_wafv2_web_acl: { rule: [groupRule(GROUP)] } }),
  violating: samples({
    aws_wafv2_web_acl: {
      rule: [groupRule(GROUP, {}, { rule_action_override: [{ name: 'Log4JRCE_HEADER' }] })],
    },
  }),
};
