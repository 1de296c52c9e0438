import { z } from 'zod';
import { dailyWindow, formatted, port, safeguard, weeklyWindow } from '../shared/schema';
import { DATABASE_ROLE_NAMES } from './database-roles';

/**
 * Names that RDS reserves, names of the platform's own roles, and `postgres`: AWS accepts it, but it is the first name
 * that attackers guess.
 * @see Amazon RDS API Reference, "CreateDBInstance", MasterUsername
 */
const RESERVED_USERNAMES = [
  'postgres',
  'admin',
  'rdsadmin',
  'rds_superuser',
  'rds_replication',
  'public',
  ...DATABASE_ROLE_NAMES,
];

/** Databases that exist on every new instance. */
const RESERVED_DATABASES = ['postgres', 'rdsadmin', 'template0', 'template1'];

const IDENTIFIER = '1 to 63 lower-case letters, digits and underscores, a letter first';

interface Reserved {
  readonly names: readonly string[];
  readonly prefix?: string;
}

/** An identifier outside the reserved names; `terraform` is the same check in HCL. */
function identifier({ names, prefix }: Reserved) {
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
      'Major version of PostgreSQL; AWS chooses and raises the minor version. Raising it upgrades a live ' +
        'instance with minutes of downtime, in production in the maintenance window: docs/runbooks/data.md. It cannot be lowered.',
    ),
  instanceClass: formatted(/^db\.[a-z0-9]+\.[a-z0-9]+$/, 'an instance class, such as db.t3.medium').describe(
    'Instance class: memory, processors and the number of connections. Changing it restarts a live ' +
      'instance: about a minute of failover with Multi-AZ, several minutes of downtime without.',
  ),
  allocatedStorageGiB: z
    .int()
    .min(20)
    .max(65536)
    .describe(
      'GiB of gp3 storage at creation. A live volume can grow once in six hours, without downtime; it cannot ' +
        'shrink. From 400 GiB on, gp3 delivers 12,000 instead of 3,000 IOPS.',
    ),
  maxAllocatedStorageGiB: z
    .int()
    .min(22)
    .max(65536)
    .describe(
      'Limit in GiB up to which RDS grows the volume automatically; at least 10 % above allocatedStorageGiB. ' +
        'Changing it does not affect stored data.',
    ),
  multiAz: safeguard().describe(
    'Standby in a second Availability Zone with automatic failover; doubles the price of instance and ' +
      'storage. Switching it causes no downtime, but slows writes for a while.',
  ),
  backupRetentionDays: z
    .int()
    .min(1)
    .max(35)
    .describe('Days of point-in-time recovery. Lowering it deletes older backups at once.'),
  backupWindow: dailyWindow().describe(
    'Daily window in UTC for the automated backup, at least 30 minutes. Must not overlap the maintenance ' +
      'window. Without Multi-AZ, I/O pauses for seconds when the backup starts.',
  ),
  maintenanceWindow: weeklyWindow().describe(
    'Weekly window in UTC for patches and deferred changes, at least 30 minutes. If the new window includes ' +
      'the current time, pending maintenance may start at once.',
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
      'Whether Terraform changes the instance through a blue/green deployment: little downtime, but every ' +
        'change copies the instance first. It also sets rds.logical_replication, which a restart makes effective and ' +
        'which writes more WAL. Switch it on for an upgrade and off afterwards: docs/runbooks/data.md.',
    ),
  port: port()
    .min(1150)
    .describe(
      'TCP port. Changing it restarts a live instance and writes both URLs again: apply the foundation, then the ' +
        'application. In between no task can connect.',
    ),
});

export type DatabaseSettings = z.infer<typeof databaseSettings>;
