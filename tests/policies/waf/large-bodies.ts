import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { groupRule, overriddenIn, rulesOf, ruleWithGroup } from '../support/web-acls';

const GROUP = 'AWSManagedRulesCommonRuleSet';
const LABEL = /SizeRestrictions_Body"/;

/** A rule that blocks labelled requests, but at paths that it names in full. */
const blocksElsewhere = ({ action, statement }: Block): boolean => {
  const text = JSON.stringify(statement);
  const matches = [...text.matchAll(/"positional_constraint":"(\w+)"/g)].map(([, how]) => how);
  return (
    'block' in block(action) &&
    LABEL.test(text) &&
    !/"regex_(match|pattern_set_reference)_statement"/.test(text) &&
    matches.every((how) => how === 'EXACTLY')
  );
};

const counted = groupRule(GROUP, {}, { rule_action_override: [{ name: 'SizeRestrictions_BODY' }] });
const except = (positional_constraint: string): Block => ({
  action: { block: {} },
  statement: {
    and_statement: {
      statement: [
        { label_match_statement: { key: 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body' } },
        { not_statement: { statement: { byte_match_statement: { positional_constraint } } } },
      ],
    },
  },
});

/** The firewall reads the first bytes of a body; what follows them, nobody has looked at. */
export const policy: Policy = {
  rule: 'large bodies are blocked but at the paths that take uploads, named in full',
  controls: [],
  violations: every(
    'aws_wafv2_web_acl',
    (acl) =>
      !overriddenIn(ruleWithGroup(acl, GROUP) ?? {}).includes('SizeRestrictions_BODY') ||
      rulesOf(acl).some(blocksElsewhere),
    'lets large bodies in where nobody uploads',
  ),
  compliant: samples({ aws_wafv2_web_acl: { rule: [counted, except('EXACTLY')] } }),
  violating: samples({ aws_wafv2_web_acl: { rule: [counted, except('STARTS_WITH')] } }),
};
