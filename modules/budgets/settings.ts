import { z } from 'zod';

/** Settings of one environment's monthly cost budget. */
export const budgetSettings = z.strictObject({
  monthlyUsd: z
    .number()
    .min(1)
    .max(1_000_000)
    .describe(
      'US dollars a month that this environment is expected to cost; alerts go out on the way there.',
    ),
});

export type BudgetSettings = z.infer<typeof budgetSettings>;
