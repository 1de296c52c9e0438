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
      'Requests in five minutes from one address above which that address is blocked. The application ' +
        'enforces no limit of its own. Takes effect within minutes.',
    ),
  allowList: z
    .boolean()
    .default(false)
    .describe(
      'Whether only addresses of the Terraform variable `allowed_cidr_blocks` get in. The Rails API has no ' +
        'authentication of its own: whoever gets in reads the data of every learner.',
    ),
});

export type FirewallSettings = z.infer<typeof firewallSettings>;
