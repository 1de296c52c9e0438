import { z } from 'zod';
import type { DeepReadonly } from '../shared/deep-types';
import { formatted } from '../shared/schema';

const check = z
  .strictObject({
    path: formatted(
      /^\/[A-Za-z0-9._~/-]{0,255}$/,
      'a path such as /health: a slash, then letters, digits and ._~/-',
    ).describe(
      'Path that the canary asks with HEAD, so that no answer has a body. A route of a published service must match it.',
    ),
    status: z
      .int()
      .min(200)
      .max(499)
      .describe('HTTP status of the right answer. A redirect is not followed.'),
  })
  .describe('A path, and the status of its right answer.');

/**
 * Canary of CloudWatch Synthetics that asks the public URL.
 * @see Amazon CloudWatch User Guide, "Synthetic monitoring (canaries)"
 */
export const canarySettings = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(false) }),
    z.strictObject({
      enabled: z.literal(true),
      everyMinutes: z
        .int()
        .min(1)
        .max(60)
        .describe('Minutes between two runs. The page comes after two failed runs. A run costs $0.0012.'),
      checks: z
        .record(formatted(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'), check)
        .refine((checks) => {
          const count = Object.keys(checks).length;
          return count >= 1 && count <= 10;
        })
        .meta({ allowed: '1 to 10 checks by name' })
        .describe('What a run asks, by a name of your choice. One of them should need the database.'),
    }),
  ])
  .describe(
    'Canary of CloudWatch Synthetics: asks the public URL from outside of the VPC, through DNS, certificate, firewall and ' +
      'load balancer. Its alarm pages. Not with `firewall.allowList`: its addresses change.',
  );

export type CanarySettings = DeepReadonly<z.infer<typeof canarySettings>>;

/** Settings of a canary that is on. */
export type EnabledCanary = Extract<CanarySettings, { readonly enabled: true }>;
