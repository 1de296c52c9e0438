import { z } from 'zod';
import { count } from '../alarms/threshold';

export const natThresholds = z.strictObject({
  portErrors: count(
    { min: 0, max: 1_000_000 },
    0,
    'Alarms when a NAT gateway has no port for more connections than this in five minutes. Default 0: each one ' +
      'is a failed call of a third-party API.',
  ),
  droppedPercent: z
    .number()
    .min(0.001)
    .max(100)
    .default(0.01)
    .describe(
      'Alarms when a NAT gateway drops more than this percentage of its packets for 15 minutes. Default 0.01: ' +
        'AWS considers less to be normal.',
    ),
});

export type NatThresholds = z.infer<typeof natThresholds>;
