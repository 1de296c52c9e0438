import type { Wafv2WebAclRule } from '@cdktf/provider-aws/lib/wafv2-web-acl';

/** Label that the Common Rule Set leaves on requests whose body has more than 8 KiB. */
const LARGE_BODY = 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body';

/** Blocks everybody who is not on the list. An address of IPv6 is on no list of IPv4 blocks. */
export const onlyAllowed = (allowedIpSetArn: string): Wafv2WebAclRule =>
  blocking('allow-list', 0, not(isAddressIn(allowedIpSetArn)));

/** Blocks an address for as long as it sends more requests than this in five minutes. */
export const rateLimit = (requestsPerFiveMinutes: number): Wafv2WebAclRule =>
  blocking('rate-limit', 10, tooManyRequests(requestsPerFiveMinutes));

/** Addresses that AWS knows as bots and attackers. */
export const badReputation = (): Wafv2WebAclRule =>
  managed('ip-reputation', 20, 'AWSManagedRulesAmazonIpReputationList');

/** Hosting providers, VPNs and Tor: counted only, learners may well use a VPN. */
export const anonymousSources = (): Wafv2WebAclRule => ({
  ...managed('anonymous-ip', 30, 'AWSManagedRulesAnonymousIpList'),
  overrideAction: { count: {} },
});

/**
 * What attacks of every kind look like; cross-site scripting is in here, in the rules
 * CrossSiteScripting_COOKIE, _QUERYARGUMENTS, _BODY and _URIPATH. Large bodies are counted and left to {@link
 * largeBodies}.
 */
export const commonAttacks = (): Wafv2WebAclRule =>
  managed('common', 40, 'AWSManagedRulesCommonRuleSet', ['SizeRestrictions_BODY']);

/**
 * Blocks large bodies, of which the firewall sees the beginning only, wherever uploads are not expected. The
 * path is compared as it was sent: one that is spelled differently is no upload.
 */
export const largeBodies = (uploadPaths: readonly string[]): Wafv2WebAclRule => {
  const isLarge = hasLabel(LARGE_BODY);
  const isUpload = anyOf(uploadPaths.map(isPath));
  return blocking('large-bodies', 50, isUpload ? allOf(isLarge, not(isUpload)) : isLarge);
};

/** Requests that only an exploit sends, such as those for Log4j. */
export const knownBadInputs = (): Wafv2WebAclRule =>
  managed('known-bad-inputs', 60, 'AWSManagedRulesKnownBadInputsRuleSet');

/** SQL in places where there should be none. */
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

/** Metrics of CloudWatch and a sample of the requests, under this name. */
export const visibleAs = (metricName: string): Wafv2WebAclRule['visibilityConfig'] => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

/**
 * What a rule looks at, in the words of Terraform: statements nest without end, so the bindings of the
 * provider have no type for them and pass them on as they are.
 *
 * @see AWS WAF Developer Guide, "Using rule statements in AWS WAF"
 */
type Statement = { readonly [kind: `${string}_statement`]: Readonly<Record<string, unknown>> };

/** One or more statements of which every one must be true. */
const allOf = (...statements: readonly [Statement, Statement, ...Statement[]]): Statement => ({
  and_statement: { statement: statements },
});

/** Statements of which one must be true; AWS WAF takes `or` from two on only. Nothing if there are none. */
function anyOf(statements: readonly Statement[]): Statement | undefined {
  return statements.length > 1 ? { or_statement: { statement: statements } } : statements[0];
}

const not = (statement: Statement): Statement => ({ not_statement: { statement: [statement] } });

/** Whether an earlier rule left this label on the request. */
const hasLabel = (key: string): Statement => ({ label_match_statement: { scope: 'LABEL', key } });

/** Whether the path, without the query, is exactly this one. */
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

/** Whether an address sent more requests than this within five minutes. */
const tooManyRequests = (limit: number): Statement => ({
  rate_based_statement: { limit, aggregate_key_type: 'IP', evaluation_window_sec: 300 },
});

/** Rules that AWS keeps, in the version that AWS recommends; those in `countedOnly` block nothing. */
const managedGroup = (name: string, countedOnly: readonly string[]): Statement => ({
  managed_rule_group_statement: {
    vendor_name: 'AWS',
    name,
    ...(countedOnly.length > 0 && {
      rule_action_override: countedOnly.map((rule) => ({ name: rule, action_to_use: [{ count: {} }] })),
    }),
  },
});
