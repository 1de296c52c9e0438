import { z } from 'zod';
import { formatted } from '../shared/schema';

const cooldown = (what: string) =>
  z
    .int()
    .min(0)
    .max(3600)
    .describe(`Seconds after tasks were ${what} before more are. Takes effect at once.`);

const schedule = z.strictObject({
  schedule: formatted(
    /^(cron\((\S+ ){5}\S+\)|rate\([1-9]\d* (minute|hour|day)s?\)|at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\))$/,
    'cron(…) with six fields, rate(…) or at(yyyy-mm-ddThh:mm:ss)',
  ).describe('When the limits change.'),
  timezone: formatted(/^(UTC|[A-Z][A-Za-z]+(\/[A-Za-z0-9_+-]+)+)$/, 'UTC or a name such as America/Toronto')
    .default('UTC')
    .describe('Time zone of the schedule.'),
  min: z.int().min(0).max(10).describe('Tasks that run at least, from then on.'),
  max: z.int().min(0).max(10).describe('Tasks that autoscaling may reach, from then on.'),
});

/**
 * When Application Auto Scaling adds and removes tasks of one service.
 * @see Application Auto Scaling User Guide, "Target tracking scaling policies" and "Scheduled scaling"
 */
export const autoscalingSettings = z.strictObject({
  cpuPercent: z
    .int()
    .min(10)
    .max(90)
    .default(60)
    .describe('Average CPU of the tasks that autoscaling holds. Takes effect at once.'),
  memoryPercent: z
    .int()
    .min(10)
    .max(90)
    .default(75)
    .describe('Average memory of the tasks that autoscaling holds. Takes effect at once.'),
  scaleOutCooldownSeconds: cooldown('added').default(60),
  scaleInCooldownSeconds: cooldown('taken away').default(300),
  schedules: z
    .record(
      formatted(/^[a-z][a-z0-9-]{0,62}$/, 'lower-case words joined by hyphens'),
      schedule.describe('Limits from a time on, until another schedule changes them.'),
    )
    .default({})
    .describe('Times at which the number of tasks has other limits, by name.'),
});

/** The same, for a service behind the load balancer. */
export const webAutoscalingSettings = autoscalingSettings.extend({
  requestsPerTarget: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(1000)
    .describe('Requests a minute for each task that autoscaling holds. Takes effect at once.'),
});

export type AutoscalingSettings = z.infer<typeof autoscalingSettings>;
export type WebAutoscalingSettings = z.infer<typeof webAutoscalingSettings>;
