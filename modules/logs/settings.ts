import { z } from 'zod';

/**
 * Archive of the log groups in the log bucket.
 * @see Amazon CloudWatch Logs User Guide, "Real-time processing of log data with subscriptions"
 */
export const logArchiveSettings = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(false) }),
    z.strictObject({
      enabled: z.literal(true),
      keepDays: z
        .int()
        .min(2)
        .max(3653)
        .describe(
          'Days that archived logs are kept in the log bucket; must exceed the days in CloudWatch Logs. Lowering ' +
            'it deletes older logs within a day or two.',
        ),
    }),
  ])
  .describe(
    'Copies the log groups to the log bucket, which keeps them longer than CloudWatch Logs. Delivery costs ' +
      'about $0.03 per GB. It copies new log events only. Switching it off keeps archived logs until they expire.',
  );

export type LogArchiveSettings = z.infer<typeof logArchiveSettings>;
