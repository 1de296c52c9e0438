import { z } from 'zod';
import { dailyWindow, formatted, port, safeguard, weeklyWindow } from '../shared/schema';

/**
 * Names RDS reserves, plus `postgres`: AWS takes it, but it is the first name anybody guesses.
 * @see Amazon RDS API Reference, "CreateDBInstance", MasterUsername
 */
const RESERVED_USERNAMES = ['postgres', 'admin', 'rdsadmin', 'rds_superuser', 'rds_replication', 'public'];

/** Databases that every instance has from the start. */
const RESERVED_DATABASES = ['postgres', 'rdsadmin', 'template0', 'template1'];

const IDENTIFIER = '1 to 63 lower-case letters, digits and underscores, a letter first';

interface Taken {
  readonly names: readonly string[];
  readonly prefix?: string;
}

/** A name that nobody else has; `terraform` says in HCL what the check says in code. */
function identifier({ names, prefix }: Taken) {
  const allowed = `${IDENTIFIER}; not ${[...names, ...(prefix ? [`${prefix}…`] : [])].join(', ')}`;
  const isPrefixed = prefix ? ` && !startswith(value, ${JSON.stringify(prefix)})` : '';
  return formatted(/^[a-z][a-z0-9_]{0,62}$/, allowed)
    .refine((name) => !names.includes(name) && !(prefix && name.startsWith(prefix)), allowed)
    .meta({ terraform: `!contains(${JSON.stringify(names)}, value)${isPrefixed}` });
}

const databaseName = identifier({ names: RESERVED_DATABASES });
const masterUsername = identifier({ names: RESERVED_USERNAMES, prefix: 'pg_' });

/**
 * Settings of one environment's PostgreSQL instance.
 * @see Amazon RDS User Guide, "Settings for DB instances"
 */
export const databaseSettings = z.strictObject({
  engineVersion: z
    .enum(['15', '16', '17', '18'])
    .describe(
      'Major version of PostgreSQL; AWS picks and raises the minor one. Raising it upgrades a live ' +
        'instance during minutes of downtime and cannot be undone; it can never be lowered.',
    ),
  instanceClass: formatted(/^db\.[a-z0-9]+\.[a-z0-9]+$/, 'an instance class, such as db.t3.medium').describe(
    'Instance class: memory, processors and the number of connections. Changing it restarts a live ' +
      'instance; with Multi-AZ about a minute of failover, without it several minutes of downtime.',
  ),
  allocatedStorageGiB: z
    .int()
    .min(20)
    .max(65536)
    .describe(
      'GiB of gp3 storage at creation. A live volume can grow, once in six hours and without downtime; ' +
        'it can never shrink. From 400 GiB on, gp3 delivers 12,000 instead of 3,000 IOPS.',
    ),
  maxAllocatedStorageGiB: z
    .int()
    .min(22)
    .max(65536)
    .describe(
      'GiB up to which RDS grows the volume by itself; at least 10 % above allocatedStorageGiB. ' +
        'Changing it has no effect on what is stored.',
    ),
  multiAz: safeguard().describe(
    'A standby in a second Availability Zone with automatic failover; doubles the price of instance and ' +
      'storage. Switching it needs no downtime, but slows writes for a while.',
  ),
  backupRetentionDays: z
    .int()
    .min(1)
    .max(35)
    .describe('Days of point-in-time recovery. Lowering it deletes the older backups at once.'),
  backupWindow: dailyWindow().describe(
    'Daily window in UTC for the automated backup, at least 30 minutes, clear of the maintenance window. ' +
      'Without Multi-AZ, I/O pauses for seconds when it starts.',
  ),
  maintenanceWindow: weeklyWindow().describe(
    'Weekly window in UTC for patches and deferred changes, at least 30 minutes. Changing it into the ' +
      'present may start pending maintenance.',
  ),
  databaseName: databaseName.describe(
    'Name of the database that the application uses. Changing it replaces the instance and its data.',
  ),
  masterUsername: masterUsername.describe(
    'Name of the master user. Changing it replaces the instance and its data.',
  ),
  blueGreenUpdate: z
    .boolean()
    .default(false)
    .describe(
      'Whether Terraform applies changes of the instance through a blue/green deployment: little downtime, ' +
        'but every change then copies the instance first. Switch it on for an upgrade, off again afterwards.',
    ),
  port: port()
    .min(1150)
    .describe('TCP port. Changing it restarts a live instance and needs a new DATABASE_URL everywhere.'),
});

export type DatabaseSettings = z.infer<typeof databaseSettings>;
