import { z } from 'zod';
import { count, percent, seconds } from '../alarms/threshold';

/** Age of the oldest transaction id at which PostgreSQL is about to refuse every write. */
const LAST_TRANSACTION_ID = 2_140_000_000;

export const databaseThresholds = z.strictObject({
  cpuPercent: percent(80, 'Alarms when average CPU is above this percentage for 15 minutes. Default 80.'),
  connectionsPercent: percent(
    80,
    "Alarms when open connections are above this percentage of the instance class's limit for 10 minutes. " +
      'Default 80: a deployment, with old and new tasks side by side, can use the rest.',
  ),
  freeStoragePercent: percent(
    8,
    'Alarms that data is at risk when free storage is below this percentage of `allocatedStorageGiB` for 15 ' +
      'minutes. Default 8: RDS grows the volume at 10, so below 8 it could not.',
  ),
  storageDaysLeft: count(
    { min: 1, max: 365 },
    7,
    'Alarms when the volume will be full in fewer days than this, at the rate of the last 24 hours. Default 7: ' +
      'time to raise `maxAllocatedStorageGiB`.',
  ),
  freeableMemoryPercent: percent(
    10,
    "Alarms when freeable memory is below this percentage of the class's memory for 15 minutes. Default 10: " +
      'below it PostgreSQL has little cache left and begins to swap.',
  ),
  cpuCredits: count(
    { min: 1, max: 4608 },
    20,
    'Alarms when fewer CPU credits than this are left for three hours, db.t classes only. Default 20: without ' +
      'credits, RDS charges for every further one.',
  ),
  readLatencySeconds: seconds(
    60,
    0.05,
    'Alarms when a read from disk takes longer than this on average, in seconds, for 15 minutes. Default ' +
      '0.05: gp3 takes a few milliseconds.',
  ),
  writeLatencySeconds: seconds(
    60,
    0.05,
    'Alarms when a write to disk takes longer than this on average, in seconds, for 15 minutes. Default ' +
      '0.05: gp3 takes a few milliseconds, slightly more with a standby.',
  ),
  replicationSlotPercent: percent(
    10,
    'Alarms when replication slots retain more than this percentage of `allocatedStorageGiB`. Default 10: a ' +
      'slot without a reader fills the volume.',
  ),
  transactionIds: count(
    { min: 200_000_001, max: LAST_TRANSACTION_ID },
    1_000_000_000,
    'Alarms that data is at risk when the oldest transaction id is older than this. Default 1,000,000,000: ' +
      'about half of the limit, and five times the age at which autovacuum starts.',
  ),
});

export type DatabaseThresholds = z.infer<typeof databaseThresholds>;
