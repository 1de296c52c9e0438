import { z } from 'zod';

const usd = () => z.number().min(1).max(1_000_000);

/** Cost Anomaly Detection of one environment. */
export const anomalyDetectionSettings = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(false) }),
    z.strictObject({
      enabled: z.literal(true),
      minimumUsd: usd().describe(
        'US dollars, in total, by which spending must differ from the expected amount before a notification ' +
          'is sent. Takes effect at once.',
      ),
    }),
  ])
  .default({ enabled: false })
  .describe(
    'Cost Anomaly Detection for resources with the tag of this environment; free of charge. It learns for ' +
      'ten days first. It sees nothing before the tag is activated as a cost allocation tag.',
  );

/** Alarm on the charges of the account that the environment is in. */
export const billingAlarmSettings = z
  .discriminatedUnion('enabled', [
    z.strictObject({ enabled: z.literal(false) }),
    z.strictObject({
      enabled: z.literal(true),
      thresholdUsd: usd().describe(
        'Alarms when the charges of the whole account this month exceed this many US dollars. Takes effect at ' +
          'once.',
      ),
    }),
  ])
  .default({ enabled: false })
  .describe(
    'Alarm on the estimated charges of the whole account, untagged resources included, which a budget by tag ' +
      'cannot see. Enable it in one environment per account; a second one would repeat it. Needs billing ' +
      'alerts in the billing preferences of the account.',
  );

/** Settings of one environment's costs. */
export const budgetSettings = z.strictObject({
  monthlyUsd: usd().describe(
    'Budget of this environment in US dollars a month. Notifications are sent when the forecast reaches 80 ' +
      'and 100 % of it, and when the actual costs reach 100 %.',
  ),
  billingAlarm: billingAlarmSettings,
  anomalyDetection: anomalyDetectionSettings,
});

export type BudgetSettings = z.infer<typeof budgetSettings>;
