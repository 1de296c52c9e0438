import { z } from 'zod';
import { percent } from '../alarms/threshold';

export const vectorStoreThresholds = z.strictObject({
  ioPercent: percent(
    80,
    'Alarms when the file system is above this percentage of its I/O limit for 15 minutes. Default 80.',
  ),
});

export type VectorStoreThresholds = z.infer<typeof vectorStoreThresholds>;
