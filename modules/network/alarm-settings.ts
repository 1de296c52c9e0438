import { z } from 'zod';
import { count } from '../alarms/threshold';

export const natThresholds = z.strictObject({
  portErrors: count(
    { min: 0, max: 1_000_000 },
    0,
    'Connections in five minutes that a NAT gateway had no port for. Default 0: each is a failed call of ' +
      'another company.',
  ),
  droppedPercent: z
    .number()
    .min(0.001)
    .max(100)
    .default(0.01)
    .describe(
      'Share of the packets that a NAT gateway dropped above which it rings, in percent, for 15 minutes. ' +
        'Default 0.01: AWS takes less for normal.',
    ),
});

export type NatThresholds = z.infer<typeof natThresholds>;
