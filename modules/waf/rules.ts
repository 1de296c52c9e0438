import type { Wafv2WebAclRule } from '@cdktf/provider-aws/lib/wafv2-web-acl';

/** Name of the rule that blocks everybody outside of the allow list. */
export const ALLOW_LIST_RULE = 'allow-list';

/** Label of the Common Rule Set for requests with a body above 8 KiB. */
const LARGE_BODY = 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body';

/** Blocks addresses that are not on the allow-list. It holds IPv4 blocks only: all IPv6 addresses are blocked. */
export const onlyAllowed = (allowedIpSetArn: string): Wafv2WebAclRule =>
  blocking(ALLOW_LIST_RULE, 0, not(isAddressIn(allowedIpSetArn)));

/** Blocks an address while it sends more requests than this in five minutes. */
export const rateLimit = (requestsPerFiveMinutes: number): Wafv2WebAclRule =>
  blocking('rate-limit', 10, tooManyRequests(requestsPerFiveMinutes));

/** Blocks addresses that AWS lists as bots and attackers. */
export const badReputation = (): Wafv2WebAclRule =>
  managed('ip-reputation', 20, 'AWSManagedRulesAmazonIpReputationList');

/** Counts requests from hosting providers, VPNs and Tor. They are not blocked: learners may use a VPN. */
export const anonymousSources = (): Wafv2WebAclRule => ({
  ...managed('anonymous-ip', 30, 'AWSManagedRulesAnonymousIpList'),
  overrideAction: { count: {} },
});

/**
 * Blocks common attacks, including cross-site scripting: the rules CrossSiteScripting_COOKIE, _QUERYARGUMENTS,
 * _BODY and _URIPATH. Large bodies are counted only; {@link largeBodies} blocks them.
 */
export const commonAttacks = (): Wafv2WebAclRule =>
  managed('common', 40, 'AWSManagedRulesCommonRuleSet', ['SizeRestrictions_BODY']);

/**
 * Blocks large bodies outside the upload paths: the firewall inspects only the beginning of a body. The path is
 * compared exactly as the client sent it.
 */
export const largeBodies = (uploadPaths: readonly string[]): Wafv2WebAclRule => {
  const isLarge = hasLabel(LARGE_BODY);
  const isUpload = anyOf(uploadPaths.map(isPath));
  return blocking('large-bodies', 50, isUpload ? allOf(isLarge, not(isUpload)) : isLarge);
};

/** Blocks requests of known exploits, such as Log4j. */
export const knownBadInputs = (): Wafv2WebAclRule =>
  managed('known-bad-inputs', 60, 'AWSManagedRulesKnownBadInputsRuleSet');

/** Blocks SQL injection. */
export const sqlInjection = (): Wafv2WebAclRule => managed('sql-injection', 70, 'AWSManagedRulesSQLiRuleSet');

const blocking = (name: string, priority: number, statement: Statement): Wafv2WebAclRule => ({
  name,
  priority,
  action: { block: {} },
  statement,
  visibilityConfig: visibleAs(name),
});

const managed = (
  name: string,
  priority: number,
  group: string,
  countedOnly: readonly string[] = [],
): Wafv2WebAclRule => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: managedGroup(group, countedOnly),
  visibilityConfig: visibleAs(name),
});

/** CloudWatch metrics and sampled requests under this name. */
export const visibleAs = (metricName: string): Wafv2WebAclRule['visibilityConfig'] => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

/**
 * Statement of a rule, with Terraform's attribute names. Statements nest without limit, so the provider's bindings
 * do not type them and pass them through unchanged.
 *
 * @see AWS WAF Developer Guide, "Using rule statements in AWS WAF"
 */
type Statement = { readonly [kind: `${string}_statement`]: Readonly<Record<string, unknown>> };

/** Statements that must all match. */
const allOf = (...statements: readonly [Statement, Statement, ...Statement[]]): Statement => ({
  and_statement: { statement: statements },
});

/** Statements of which one must match; undefined without statements. AWS WAF requires at least two for `or`. */
function anyOf(statements: readonly Statement[]): Statement | undefined {
  return statements.length > 1 ? { or_statement: { statement: statements } } : statements[0];
}

const not = (statement: Statement): Statement => ({ not_statement: { statement: [statement] } });

/** Whether an earlier rule added this label to the request. */
const hasLabel = (key: string): Statement => ({ label_match_statement: { scope: 'LABEL', key } });

/** Whether the path, without the query string, is exactly this one. */
const isPath = (path: string): Statement => ({
  byte_match_statement: {
    field_to_match: { uri_path: {} },
    positional_constraint: 'EXACTLY',
    search_string: path,
    text_transformation: [{ priority: 0, type: 'NONE' }],
  },
});

const isAddressIn = (ipSetArn: string): Statement => ({
  ip_set_reference_statement: { arn: ipSetArn },
});

/** Whether an address sent more requests than this in five minutes. */
const tooManyRequests = (limit: number): Statement => ({
  rate_based_statement: { limit, aggregate_key_type: 'IP', evaluation_window_sec: 300 },
});

/** AWS managed rule group in its default version; rules in `countedOnly` do not block. */
const managedGroup = (name: string, countedOnly: readonly string[]): Statement => ({
  managed_rule_group_statement: {
    vendor_name: 'AWS',
    name,
    ...(countedOnly.length > 0 && {
      rule_action_override: countedOnly.map((rule) => ({ name: rule, action_to_use: [{ count: {} }] })),
    }),
  },
});
