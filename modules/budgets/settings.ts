import { z } from 'zod';

const usd = () => z.number().min(1).max(1_000_000);

/** Cost Anomaly Detection of one environment. */
export const anomalyDetectionSettings = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(false) }),
    z.strictObject({
      enabled: z.literal(true),
      minimumUsd: usd().describe(
        'US dollars that spending must differ from what was expected, in all, before anybody is told. ' +
          'Takes effect at once.',
      ),
    }),
  ])
  .default({ enabled: false })
  .describe(
    'Cost Anomaly Detection on what carries the tag of this environment; free of charge. It learns for ten ' +
      'days first, and sees nothing before the tag is activated as a cost allocation tag.',
  );

/** Alarm on the charges of the account that the environment is in. */
export const billingAlarmSettings = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(false) }),
    z.strictObject({
      enabled: z.literal(true),
      thresholdUsd: usd().describe(
        'US dollars of this month, of the whole account and everything in it, above which the alarm goes off. ' +
          'Takes effect at once.',
      ),
    }),
  ])
  .default({ enabled: false })
  .describe(
    'Alarm on the estimated charges of the whole account, whatever its tags: it counts what a budget by tag ' +
      'cannot see. One environment of an account has it, others would say the same again. Needs billing ' +
      'alerts in the billing preferences of the account.',
  );

/** Settings of one environment's costs. */
export const budgetSettings = z.strictObject({
  monthlyUsd: usd().describe(
    'US dollars a month that this environment is expected to cost; alerts go out on the way there.',
  ),
  billingAlarm: billingAlarmSettings,
  anomalyDetection: anomalyDetectionSettings,
});

export type BudgetSettings = z.infer<typeof budgetSettings>;
