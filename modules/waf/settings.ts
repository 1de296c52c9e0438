import { z } from 'zod';

/**
 * Settings of the web application firewall in front of the load balancer.
 * @see AWS WAF Developer Guide, "Rate-based rule statement in AWS WAF"
 */
export const firewallSettings = z.strictObject({
  requestsPerFiveMinutes: z
    .int()
    .min(10)
    .max(2_000_000_000)
    .describe(
      'Rate limit: blocks an address that sends more requests than this in five minutes. The application has ' +
        'no rate limit of its own. Takes effect within minutes.',
    ),
  allowList: z
    .boolean()
    .default(false)
    .describe(
      'Whether to admit only the addresses in the Terraform variable `allowed_cidr_blocks`. The Rails API has ' +
        'no authentication: anyone who reaches it can read the data of every learner.',
    ),
});

export type FirewallSettings = z.infer<typeof firewallSettings>;
