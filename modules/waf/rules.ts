import type { Wafv2WebAclRule } from '@cdktf/provider-aws/lib/wafv2-web-acl';

/** Name of the rule that blocks everybody outside of the allow list. */
export const ALLOW_LIST_RULE = 'allow-list';

/**
 * Managed rules that look for attacks in bodies, by the label that each adds to a request.
 * @see AWS WAF Developer Guide, "Baseline rule groups" and "Use-case specific rule groups"
 */
const BODY_RULES = {
  AWSManagedRulesCommonRuleSet: {
    SizeRestrictions_BODY: 'core-rule-set:SizeRestrictions_Body',
    EC2MetaDataSSRF_BODY: 'core-rule-set:EC2MetaDataSSRF_Body',
    GenericLFI_BODY: 'core-rule-set:GenericLFI_Body',
    GenericRFI_BODY: 'core-rule-set:GenericRFI_Body',
    CrossSiteScripting_BODY: 'core-rule-set:CrossSiteScripting_Body',
  },
  AWSManagedRulesKnownBadInputsRuleSet: {
    JavaDeserializationRCE_BODY: 'known-bad-inputs:JavaDeserializationRCE_Body',
    Log4JRCE_BODY: 'known-bad-inputs:Log4JRCE_Body',
    ReactJSRCE_BODY: 'known-bad-inputs:ReactJSRCE_Body',
  },
  AWSManagedRulesSQLiRuleSet: {
    SQLi_BODY: 'sql-database:SQLi_Body',
    SQLiExtendedPatterns_BODY: 'sql-database:SQLiExtendedPatterns_Body',
  },
} as const;

/** Whether a rule of AWS blocks the requests that it matches, or only counts and logs them. */
export type ManagedMode = 'block' | 'count';

/** Blocks addresses that are not on the allow-list. It holds IPv4 blocks only: all IPv6 addresses are blocked. */
export const onlyAllowed = (allowedIpSetArn: string): Wafv2WebAclRule =>
  blocking(ALLOW_LIST_RULE, 0, not(isAddressIn(allowedIpSetArn)));

/** Blocks an address while it sends more requests than this in five minutes; addresses of the IP set are left out. */
export const rateLimit = (requestsPerFiveMinutes: number, exceptIpSetArn?: string): Wafv2WebAclRule =>
  blocking(
    'rate-limit',
    10,
    tooManyRequests(
      requestsPerFiveMinutes,
      exceptIpSetArn === undefined ? undefined : not(isAddressIn(exceptIpSetArn)),
    ),
  );

/** The same with another limit for addresses that many people share. */
export const sharedRateLimit = (requestsPerFiveMinutes: number, ipSetArn: string): Wafv2WebAclRule =>
  blocking('rate-limit-shared', 11, tooManyRequests(requestsPerFiveMinutes, isAddressIn(ipSetArn)));

/** Addresses that AWS lists as bots and attackers. */
export const badReputation = (mode: ManagedMode): Wafv2WebAclRule =>
  managed('ip-reputation', 20, 'AWSManagedRulesAmazonIpReputationList', mode);

/** Counts requests from hosting providers, VPNs and Tor. They are not blocked: learners may use a VPN. */
export const anonymousSources = (): Wafv2WebAclRule =>
  managed('anonymous-ip', 30, 'AWSManagedRulesAnonymousIpList', 'count');

/** Common attacks, including cross-site scripting. What is found in bodies is counted only; see {@link bodies}. */
export const commonAttacks = (mode: ManagedMode): Wafv2WebAclRule =>
  managed('common', 40, 'AWSManagedRulesCommonRuleSet', mode);

/** Requests of known exploits, such as Log4j. What is found in bodies is counted only; see {@link bodies}. */
export const knownBadInputs = (mode: ManagedMode): Wafv2WebAclRule =>
  managed('known-bad-inputs', 60, 'AWSManagedRulesKnownBadInputsRuleSet', mode);

/** SQL injection. What is found in bodies is counted only; see {@link bodies}. */
export const sqlInjection = (mode: ManagedMode): Wafv2WebAclRule =>
  managed('sql-injection', 70, 'AWSManagedRulesSQLiRuleSet', mode);

/**
 * Attacks in bodies, and bodies above 8 KiB, of which the firewall inspects the beginning only; outside of the upload
 * paths: an ordinary document may hold SQL, a script or a path. The path is compared exactly as the client sent it.
 */
export function bodies(uploadPaths: readonly string[], mode: ManagedMode): Wafv2WebAclRule {
  const labels = Object.values(BODY_RULES).flatMap((rules) => Object.values(rules));
  const isSuspicious = {
    or_statement: { statement: labels.map((label) => hasLabel(`awswaf:managed:aws:${label}`)) },
  };
  const isUpload = anyOf(uploadPaths.map(isPath));
  return {
    ...blocking('bodies', 80, isUpload ? allOf(isSuspicious, not(isUpload)) : isSuspicious),
    action: { [mode]: {} },
  };
}

const blocking = (name: string, priority: number, statement: Statement): Wafv2WebAclRule => ({
  name,
  priority,
  action: { block: {} },
  statement,
  visibilityConfig: visibleAs(name),
});

/** A rule group of AWS in its default version. Its rules about bodies only count and label. */
const managed = (name: string, priority: number, group: string, mode: ManagedMode): Wafv2WebAclRule => ({
  name,
  priority,
  overrideAction: mode === 'count' ? { count: {} } : { none: {} },
  statement: managedGroup(group),
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

/** Whether an address sent more requests than this in five minutes, of those that `counted` matches. */
const tooManyRequests = (limit: number, counted?: Statement): Statement => ({
  rate_based_statement: {
    limit,
    aggregate_key_type: 'IP',
    evaluation_window_sec: 300,
    ...(counted && { scope_down_statement: counted }),
  },
});

const managedGroup = (name: string): Statement => {
  const countedOnly = Object.keys(BODY_RULES[name as keyof typeof BODY_RULES] ?? {});
  return {
    managed_rule_group_statement: {
      vendor_name: 'AWS',
      name,
      ...(countedOnly.length > 0 && {
        rule_action_override: countedOnly.map((rule) => ({ name: rule, action_to_use: [{ count: {} }] })),
      }),
    },
  };
};
