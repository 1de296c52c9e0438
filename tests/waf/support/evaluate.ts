import type { Block } from '../../support/terraform-configuration';

/** A rule of a managed group that matches a request. */
interface ManagedMatch {
  readonly group: string;
  readonly name: string;
  /** What the rule adds to the request. */
  readonly label: string;
}

/** A request as the rules see it. */
interface Request {
  readonly path: string;
  readonly matches: readonly ManagedMatch[];
}

/** Managed group of a rule that looks for attacks. */
export function groupOf(rule: string): string {
  if (rule.startsWith('SQLi')) return 'AWSManagedRulesSQLiRuleSet';
  return /^(JavaDeserialization|Log4J|ReactJS)RCE/.test(rule)
    ? 'AWSManagedRulesKnownBadInputsRuleSet'
    : 'AWSManagedRulesCommonRuleSet';
}

/**
 * What a web ACL whose default action is to allow does with a request, from its rules as Terraform gets them. Rates and
 * addresses match nothing.
 * @see AWS WAF Developer Guide, "Web request labeling" and "Overriding rule group actions"
 */
export function answer(rules: readonly Block[], { path, matches }: Request): string {
  const labels = new Set<string>();
  for (const rule of [...rules].sort((a, b) => a['priority'] - b['priority'])) {
    const group = rule['statement'].managed_rule_group_statement;
    if (group) {
      for (const match of matches.filter((each) => each.group === group.name)) {
        labels.add(match.label);
        const isCounted = (group.rule_action_override ?? []).some(
          ({ name, action_to_use: [action] }: Block) => name === match.name && 'count' in action,
        );
        if (!isCounted && 'none' in rule['override_action']) return `blocked by ${rule['name']}`;
      }
    } else if ('block' in rule['action'] && isTrue(rule['statement'], path, labels)) {
      return `blocked by ${rule['name']}`;
    }
  }
  return 'allowed';
}

function isTrue(statement: Block, path: string, labels: ReadonlySet<string>): boolean {
  const [kind = '', body] = Object.entries(statement)[0] ?? [];
  const each = (nested: Block) => isTrue(nested, path, labels);
  switch (kind) {
    case 'and_statement':
      return body['statement'].every(each);
    case 'or_statement':
      return body['statement'].some(each);
    case 'not_statement':
      return !each(body['statement'][0]);
    case 'label_match_statement':
      return labels.has(body['key']);
    case 'byte_match_statement':
      return body['search_string'] === path;
    case 'rate_based_statement':
      return false;
    default:
      throw new Error(`This evaluator does not know ${kind}.`);
  }
}
