import { z } from 'zod';
import { percent } from '../alarms/threshold';

export const serviceThresholds = z.strictObject({
  cpuPercent: percent(
    85,
    'Alarms when the tasks of a service use more than this percentage of their CPU on average for 15 minutes. ' +
      'Default 85: above the target of autoscaling, so the service is at its maximum number of tasks.',
  ),
  memoryPercent: percent(
    90,
    'Alarms when the tasks of a service use more than this percentage of their memory on average for 15 ' +
      'minutes. Default 90: at 100 the kernel kills the task.',
  ),
});

export type ServiceThresholds = z.infer<typeof serviceThresholds>;
