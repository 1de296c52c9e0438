import { z } from 'zod';
import { count, percent, seconds } from '../alarms/threshold';

/** Connections that a node accepts. */
const MAX_CLIENTS = 65_000;

export const redisThresholds = z.strictObject({
  memoryPercent: percent(
    75,
    "Alarms that data is at risk when memory is above this percentage of the node's limit for 10 minutes. " +
      'Default 75: at 100 every write fails, because keys are never evicted, and snapshots need memory as well.',
  ),
  engineCpuPercent: percent(
    80,
    'Alarms when the engine uses more than this percentage of its one core for 15 minutes. Default 80.',
  ),
  connections: count(
    { min: 1, max: MAX_CLIENTS },
    1000,
    'Alarms when a node has more connections than this for 15 minutes. Default 1000: several times what all ' +
      'services open at their maximum, so connections are leaking. A node accepts 65,000.',
  ),
  replicationLagSeconds: seconds(
    86_400,
    10,
    'Alarms when a replica is more than this many seconds behind for 15 minutes. Default 10: a failover loses ' +
      'the jobs of that time.',
  ),
  cpuCredits: count(
    { min: 1, max: 4608 },
    20,
    'Alarms when fewer CPU credits than this are left for three hours, cache.t types only. Default 20.',
  ),
});

export type RedisThresholds = z.infer<typeof redisThresholds>;
