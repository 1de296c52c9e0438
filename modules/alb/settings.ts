import { z } from 'zod';

/**
 * Settings of one environment's Application Load Balancer.
 * @see User Guide for Application Load Balancers, "Edit attributes for your Application Load Balancer"
 */
export const loadBalancerSettings = z.strictObject({
  idleTimeoutSeconds: z
    .int()
    .min(1)
    .max(4000)
    .default(65)
    .describe(
      'Seconds without data after which a connection is closed. Must exceed the longest request of every service that the ' +
        'load balancer forwards to, which otherwise ends in a 504. The services must keep idle connections open for ' +
        'longer, or some requests end in a 502. Changing it takes effect at once, without downtime.',
    ),
  unmatchedRequests: z
    .enum(['not-found', 'rails'])
    .default('not-found')
    .describe(
      'Answer to requests that match no route: `not-found` is a 404 from the load balancer, `rails` forwards ' +
        'them to the Rails API. Changing it takes effect at once, without downtime.',
    ),
});

export type LoadBalancerSettings = z.infer<typeof loadBalancerSettings>;
