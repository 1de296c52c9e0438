import { z } from 'zod';
import { percent, seconds } from '../alarms/threshold';

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

export const queueThresholds = z.strictObject({
  latencySeconds: seconds(
    86_400,
    300,
    'Alarms when a job of Sidekiq has waited for longer than this at any time of 15 minutes, in seconds. Default 300: as ' +
      'long as the longest job takes.',
  ),
});

export type QueueThresholds = z.infer<typeof queueThresholds>;
export type ServiceThresholds = z.infer<typeof serviceThresholds>;
