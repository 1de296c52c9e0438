import { z } from 'zod';
import type { DeepReadonly } from '../shared/deep-types';
import { publicCidrBlock, reason } from '../shared/schema';

const rateLimit = (which: string) =>
  z
    .int()
    .min(10)
    .max(2_000_000_000)
    .describe(
      `Rate limit: blocks an address ${which} that sends more requests than this in five minutes. The application has ` +
        'no rate limit of its own. Takes effect within minutes.',
    );

/**
 * Settings of the web application firewall in front of the load balancer.
 * @see AWS WAF Developer Guide, "Rate-based rule statement in AWS WAF"
 */
export const firewallSettings = z.strictObject({
  managedRules: z
    .union([
      z.literal('block'),
      z.strictObject({
        mode: z.literal('count'),
        until: z.iso
          .date()
          .meta({ allowed: 'a date, such as 2027-01-31' })
          .describe('Day from which every plan warns that the rules still count only.'),
        reason: reason(),
      }),
    ])
    .default('block')
    .describe(
      'What the rules of AWS do with a request that they match. `count`: they log it and let it in, so that you see which ' +
        'requests of users they would block; meant for the first week with users. Takes effect within minutes.',
    ),
  sharedAddresses: z
    .strictObject({
      cidrBlocks: z
        .array(publicCidrBlock())
        .min(1)
        .max(1000)
        .meta({ allowed: 'a list of 1 to 1000 IPv4 CIDR blocks from /8 to /32 without host bits' })
        .describe('IPv4 blocks from which many people come, such as those of the offices of a customer.'),
      requestsPerFiveMinutes: rateLimit('of these blocks'),
    })
    .optional()
    .describe(
      'Another rate limit for addresses that many people share. The employees of one company often have one address on the ' +
        'internet, and the limit for one address would block all of them.',
    ),
  requestsPerFiveMinutes: rateLimit('without a limit of its own in `sharedAddresses`'),
  allowList: z
    .boolean()
    .default(false)
    .describe(
      'Whether to admit only the addresses in the Terraform variable `allowed_cidr_blocks`. The Rails API has ' +
        'no authentication: anyone who reaches it can read the data of every learner.',
    ),
});

export type FirewallSettings = DeepReadonly<z.infer<typeof firewallSettings>>;
