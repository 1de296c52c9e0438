import { z } from 'zod';
import { percent } from '../alarms/threshold';

export const vectorStoreThresholds = z.strictObject({
  ioPercent: percent(
    80,
    'Use of the I/O that the file system allows above which it rings, in percent, for 15 minutes. Default 80.',
  ),
});

export type VectorStoreThresholds = z.infer<typeof vectorStoreThresholds>;
