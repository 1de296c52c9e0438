import type { Wafv2WebAclRule } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import {
  allOf,
  anyOf,
  hasLabel,
  isAddressIn,
  isPath,
  managedGroup,
  not,
  type Statement,
  tooManyRequests,
} from './statements';

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
