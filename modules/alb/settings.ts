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
    .describe(
      'Seconds without a byte after which a connection is closed; longer than the longest request, ' +
        'otherwise that request ends in a 504. Changing it takes effect at once, without downtime.',
    ),
  unmatchedRequests: z
    .enum(['not-found', 'rails'])
    .default('not-found')
    .describe(
      'Who answers requests that no route is for: the load balancer with 404, or the Rails API. Changing it ' +
        'takes effect at once, without downtime.',
    ),
});

export type LoadBalancerSettings = z.infer<typeof loadBalancerSettings>;
