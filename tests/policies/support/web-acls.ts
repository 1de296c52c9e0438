import type { Block } from '../../support/terraform-configuration';
import { block } from './blocks';
import { list } from './resources';

/** Rules of a web ACL. */
export const rulesOf = ({ rule }: Block): readonly Block[] => list<Block>(rule);

/** The rule group of AWS that a rule applies; empty if it applies none. */
export const managedGroup = (rule: Block): Block =>
  block(block(rule['statement'])['managed_rule_group_statement']);

/** The rule that applies a rule group of AWS. */
export const ruleWithGroup = (acl: Block, name: string): Block | undefined =>
  rulesOf(acl).find((rule) => managedGroup(rule)['name'] === name);

/** Names of the rules of a group of which the answer was changed. */
export const overriddenIn = (rule: Block): readonly string[] =>
  list<Block>(managedGroup(rule)['rule_action_override']).map(({ name }) => name);

/** A rule that applies a rule group of AWS. */
export const groupRule = (name: string, rule: Block = {}, group: Block = {}): Block => ({
  override_action: { none: {} },
  statement: { managed_rule_group_statement: { vendor_name: 'AWS', name, ...group } },
  ...rule,
});
