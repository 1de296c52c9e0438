import { type AlarmDefinition, AT_ONCE, PUBLISHED_ON_OCCURRENCE } from '../alarms/alarm-definition';
import { digits } from '../shared/digits';
import type { Metric } from '../shared/metric';
import type { FirewallThresholds } from './alarm-settings';

/** A web ACL of AWS WAF. */
export interface FirewallDimensions {
  /** Name of the web ACL, which is also the name of its metrics. */
  readonly aclName: string;
  /** Region of the load balancer. @default none: metrics of a web ACL for CloudFront have no such dimension */
  readonly region?: string;
}

/**
 * Metrics of one web ACL. A web ACL for CloudFront publishes in us-east-1, so its alarms must be there.
 * @see AWS WAF Developer Guide, "AWS WAF metrics and dimensions"
 */
export function firewallMetrics({ aclName, region }: FirewallDimensions) {
  const requests = (name: string, label: string): Metric => ({
    namespace: 'AWS/WAFV2',
    name,
    dimensions: { ...(region && { Region: region }), Rule: 'ALL', WebACL: aclName },
    statistic: 'Sum',
    periodSeconds: 300,
    label,
  });
  return {
    allowedRequests: requests('AllowedRequests', 'Allowed requests'),
    blockedRequests: requests('BlockedRequests', 'Blocked requests'),
  };
}

/** Alarm of one web ACL; for CloudFront it must be in us-east-1. */
export const firewallAlarms = (
  firewall: FirewallDimensions,
  { blockedRequests }: FirewallThresholds,
): readonly AlarmDefinition[] => [
  {
    name: 'firewall-blocked-requests',
    measure: firewallMetrics(firewall).blockedRequests,
    comparison: 'GreaterThanThreshold',
    threshold: blockedRequests,
    ...AT_ONCE,
    missingData: 'notBreaching',
    published: PUBLISHED_ON_OCCURRENCE,
    meaning:
      `The firewall blocked more than ${digits(blockedRequests)} requests in five minutes: an attack, or a rule that ` +
      'blocks users.',
    runbook: 'firewall-blocked-requests',
    impact: 'none',
  },
];
