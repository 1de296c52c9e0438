import { z } from 'zod';
import { percent } from '../alarms/threshold';

export const serviceThresholds = z.strictObject({
  cpuPercent: percent(
    85,
    "Average CPU of a service's tasks above which it rings, in percent of what they have, for 15 minutes. " +
      'Default 85: above what autoscaling holds, so it means that there are no more tasks to add.',
  ),
  memoryPercent: percent(
    90,
    "Average memory of a service's tasks above which it rings, in percent of what they have, for 15 minutes. " +
      'Default 90: at 100 the kernel ends the task.',
  ),
});

export type ServiceThresholds = z.infer<typeof serviceThresholds>;
