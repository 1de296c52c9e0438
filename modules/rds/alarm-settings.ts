import { z } from 'zod';
import { count, percent, seconds } from '../alarms/threshold';

/** Transaction ids after which PostgreSQL writes nothing any more, a few millions before they are used up. */
const LAST_TRANSACTION_ID = 2_140_000_000;

export const databaseThresholds = z.strictObject({
  cpuPercent: percent(80, 'Average CPU above which it rings, in percent, for 15 minutes. Default 80.'),
  connectionsPercent: percent(
    80,
    "Connections above which it rings, in percent of the class's limit, for 10 minutes. Default 80: the rest " +
      'is gone within one deployment, when old and new tasks run side by side.',
  ),
  freeStoragePercent: percent(
    8,
    'Free storage below which data is at risk, in percent of `allocatedStorageGiB`, for 15 minutes. Default ' +
      '8: RDS grows the volume at 10 by itself, so it means that it could not.',
  ),
  storageDaysLeft: count(
    { min: 1, max: 365 },
    7,
    'Days to a full volume, at the pace of the last day, below which it rings. Default 7: a week is enough ' +
      'to raise `maxAllocatedStorageGiB`.',
  ),
  freeableMemoryPercent: percent(
    10,
    "Freeable memory below which it rings, in percent of the class's memory, for 15 minutes. Default 10: " +
      'below, PostgreSQL has no cache left and begins to swap.',
  ),
  burstPercent: percent(
    20,
    'I/O burst credits below which it rings, in percent, of gp2 storage only. Default 20.',
  ),
  cpuCredits: count(
    { min: 1, max: 4608 },
    20,
    'CPU credits below which it rings, of classes db.t only. Default 20: RDS goes on and charges for every ' +
      'further credit. A new instance starts with none and rings for its first hours.',
  ),
  readLatencySeconds: seconds(
    60,
    0.05,
    'Average seconds of a read from disk above which it rings, for 15 minutes. Default 0.05: gp3 takes ' +
      'single milliseconds.',
  ),
  writeLatencySeconds: seconds(
    60,
    0.05,
    'Average seconds of a write to disk above which it rings, for 15 minutes. Default 0.05: gp3 takes ' +
      'single milliseconds, with a standby a few more.',
  ),
  replicationSlotPercent: percent(
    10,
    'Storage that replication slots hold back above which it rings, in percent of `allocatedStorageGiB`. ' +
      'Default 10: a slot that nobody reads from fills the volume in the end.',
  ),
  transactionIds: count(
    { min: 200_000_001, max: LAST_TRANSACTION_ID },
    1_000_000_000,
    'Age of the oldest transaction id above which data is at risk. Default 1,000,000,000: half of what there ' +
      'is, and five times what autovacuum lets it become.',
  ),
});

export type DatabaseThresholds = z.infer<typeof databaseThresholds>;
