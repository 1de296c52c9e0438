import { z } from 'zod';

/**
 * Whether logs outlive CloudWatch Logs.
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
          'Days that archived logs are kept in the log bucket, more than in CloudWatch Logs. Lowering it deletes ' +
            'older ones within a day or two.',
        ),
    }),
  ])
  .describe(
    'Copy of the log groups in the log bucket, which keeps them for longer than CloudWatch Logs does; about ' +
      '$0.03 per GB for the way there. Begins with what is logged from then on; switching it off keeps what is ' +
      'there until it expires.',
  );

export type LogArchiveSettings = z.infer<typeof logArchiveSettings>;
