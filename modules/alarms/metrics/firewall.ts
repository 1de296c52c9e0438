import type { Metric } from '../../shared/metric';

/** A web ACL of AWS WAF. */
export interface FirewallDimensions {
  /** Name of its metrics, which is the web ACL's own. */
  readonly aclName: string;
  /** Region of the load balancer behind it. @default CloudFront is, whose metrics have no such dimension */
  readonly region?: string;
}

/**
 * What one web ACL does. One for CloudFront publishes in us-east-1, where its alarms must be, too.
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
