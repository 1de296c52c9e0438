import { z } from 'zod';
import { count, percent, seconds } from '../alarms/threshold';

/** Clients that a node takes at most. */
const MAX_CLIENTS = 65_000;

export const redisThresholds = z.strictObject({
  memoryPercent: percent(
    75,
    'Memory above which data is at risk, in percent of what the node may use, for 10 minutes. Default 75: at ' +
      '100 every write fails, because nothing is ever evicted, and snapshots need room, too.',
  ),
  engineCpuPercent: percent(
    80,
    'CPU of the engine above which it rings, in percent of its one core, for 15 minutes. Default 80.',
  ),
  connections: count(
    { min: 1, max: MAX_CLIENTS },
    1000,
    'Clients of a node above which it rings, for 15 minutes. Default 1000: several times what all services ' +
      'at their largest open, so some do not close theirs. A node takes 65,000.',
  ),
  replicationLagSeconds: seconds(
    86_400,
    10,
    'Seconds that a replica is behind above which it rings, for 15 minutes. Default 10: so many seconds of ' +
      'jobs are lost at a failover.',
  ),
  cpuCredits: count(
    { min: 1, max: 4608 },
    20,
    'CPU credits below which it rings, of types cache.t only. Default 20.',
  ),
});

export type RedisThresholds = z.infer<typeof redisThresholds>;
