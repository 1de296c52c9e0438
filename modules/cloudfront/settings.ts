import { z } from 'zod';

/**
 * CloudFront in front of the load balancer.
 * @see Amazon CloudFront Developer Guide, "Restrict access with VPC origins"
 */
export const cloudFrontSettings = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(false) }),
    z.strictObject({
      enabled: z.literal(true),
      priceClass: z
        .enum(['PriceClass_100', 'PriceClass_200', 'PriceClass_All'])
        .describe(
          'Edge locations; `PriceClass_100` is North America, Europe and Israel. Takes minutes, without downtime.',
        ),
    }),
  ])
  .describe(
    'CloudFront in front of the load balancer. The load balancer then moves into the private subnets and is ' +
      'reachable through a VPC origin only. Switching it replaces the load balancer: plan a maintenance window.',
  );

export type CloudFrontSettings = z.infer<typeof cloudFrontSettings>;
