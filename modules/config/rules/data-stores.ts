import { ENGINE_VERSIONS } from '../../elasticache/settings';
import { INSTANCE_FAMILIES, INSTANCE_MEMORY_GIB, usableConnections } from '../../rds/instance-classes';
import { type Problem, show } from '../../shared/problems';
import type { Draft } from '../draft';
import { lengthOf, windowsOverlap } from '../windows';
import type { Rule } from './rule';

/** During a rolling deployment, old and new tasks run at the same time. */
const DEPLOYMENT_FACTOR = 2;

/** Supported instance families, in words. */
export const KNOWN_FAMILIES = `a class of ${INSTANCE_FAMILIES.join(', ')}`;

/** The instance class is in the table of memory sizes, from which the connection limit is calculated. */
const instanceClasses: Rule = ({ database }) => {
  const instanceClass = database?.instanceClass;
  if (instanceClass === undefined || INSTANCE_MEMORY_GIB.has(instanceClass)) return [];
  const family = INSTANCE_FAMILIES.find((name) => instanceClass.startsWith(`${name}.`));
  const classes = [...INSTANCE_MEMORY_GIB.keys()].filter((name) => name.startsWith(`${family}.`));
  return [
    {
      at: 'database.instanceClass',
      got: show(instanceClass),
      allowed: family ? classes.join(', ') : KNOWN_FAMILIES,
      fix: 'Choose one of these, or add the class to modules/rds/instance-classes.ts.',
    },
  ];
};

/** During a deployment, old and new tasks together stay within the connection limit of the database. */
export const databaseConnections: Rule = ({ database, services }) => {
  const memoryGiB = INSTANCE_MEMORY_GIB.get(database?.instanceClass ?? '');
  if (memoryGiB === undefined) return [];
  const usable = usableConnections(memoryGiB);
  const demands = Object.entries(services ?? {}).flatMap(demandOf);
  const needed = DEPLOYMENT_FACTOR * demands.reduce((sum, { connections }) => sum + connections, 0);
  if (needed <= usable) return [];
  return [
    {
      at: 'database.instanceClass',
      got:
        `${show(database?.instanceClass)}, about ${usable} connections for ${needed}: ` +
        `${DEPLOYMENT_FACTOR} x (${demands.map(({ text }) => text).join(' + ')})`,
      allowed: `an instance class with at least ${needed} connections`,
      fix: 'Choose a class with more memory, or lower tasks.max, processes or poolPerProcess of a service.',
    },
  ];
};

type Service = NonNullable<NonNullable<Draft['services']>['ai' | 'rails' | 'sidekiq']>;

function demandOf([name, service]: [string, Service | undefined]) {
  const tasks = service?.tasks?.max;
  const { processes, poolPerProcess } = service?.databaseConnections ?? {};
  if (tasks === undefined || processes === undefined || !poolPerProcess) return [];
  return [
    {
      connections: tasks * processes * poolPerProcess,
      text: `${name}: ${tasks} tasks x ${processes} x ${poolPerProcess}`,
    },
  ];
}

/** Allowed maximum storage, in words; `least` is a number or a Terraform expression. */
export const allowedMaximumStorage = (least: number | string, allocated: string): string =>
  `at least ${least} GiB, 10 % above ${allocated}`;

/**
 * Storage autoscaling needs a maximum at least 10 % above the allocated storage.
 * @see Amazon RDS User Guide, "Managing capacity automatically with Amazon RDS storage autoscaling"
 */
const storageGrowth: Rule = ({ database }) => {
  const { allocatedStorageGiB: allocated, maxAllocatedStorageGiB: most } = database ?? {};
  if (allocated === undefined || most === undefined || most * 10 >= allocated * 11) return [];
  return [
    {
      at: 'database.maxAllocatedStorageGiB',
      got: `${most} GiB for ${allocated} GiB allocated`,
      allowed: allowedMaximumStorage(Math.ceil((allocated * 11) / 10), 'database.allocatedStorageGiB'),
      fix: 'Raise maxAllocatedStorageGiB.',
    },
  ];
};

interface OpenWindow {
  readonly at: string;
  readonly window: string | undefined;
  readonly shortestMinutes: number;
}

/**
 * @see Amazon RDS User Guide, "Backup window" and "Adjusting the preferred DB instance maintenance window"
 * @see Amazon ElastiCache User Guide, "Managing maintenance" and "Scheduling automatic backups"
 */
const windowsOf = ({ database, redis }: Draft) =>
  ({
    databaseBackup: { at: 'database.backupWindow', window: database?.backupWindow, shortestMinutes: 30 },
    databaseMaintenance: {
      at: 'database.maintenanceWindow',
      window: database?.maintenanceWindow,
      shortestMinutes: 30,
    },
    redisSnapshot: { at: 'redis.snapshotWindow', window: redis?.snapshotWindow, shortestMinutes: 60 },
    redisMaintenance: {
      at: 'redis.maintenanceWindow',
      window: redis?.maintenanceWindow,
      shortestMinutes: 60,
    },
  }) as const satisfies Record<string, OpenWindow>;

/** Windows have the minimum length that AWS requires. */
const windowLengths: Rule = (environment) =>
  Object.values(windowsOf(environment)).flatMap(({ at, window, shortestMinutes }) =>
    window !== undefined && lengthOf(window) < shortestMinutes
      ? [
          {
            at,
            got: `${window}, ${lengthOf(window)} minutes`,
            allowed: `at least ${shortestMinutes} minutes`,
            fix: 'Start the window earlier or end it later.',
          },
        ]
      : [],
  );

/** AWS rejects a backup window that overlaps maintenance. Database and Redis are not maintained at the same time. */
const windowOverlaps: Rule = (environment) => {
  const { databaseBackup, databaseMaintenance, redisSnapshot, redisMaintenance } = windowsOf(environment);
  return [
    ...overlap(databaseBackup, databaseMaintenance),
    ...overlap(redisSnapshot, redisMaintenance),
    ...overlap(databaseMaintenance, redisMaintenance),
  ];
};

const overlap = (one: OpenWindow, other: OpenWindow) =>
  one.window !== undefined && other.window !== undefined && windowsOverlap(one.window, other.window)
    ? [
        {
          at: other.at,
          got: `${other.window}, which overlaps ${one.window} of ${one.at}`,
          allowed: `a window that does not overlap ${one.at}`,
          fix: 'Move one of the two windows.',
        },
      ]
    : [];

/** Allowed number of nodes with failover, in words. */
export const ENOUGH_NODES = 'from 2 to 6 with automatic failover';

/** Automatic failover needs a replica. */
const redisFailover: Rule = ({ redis }) =>
  redis?.automaticFailover === true && redis.nodes === 1
    ? [
        {
          at: 'redis.nodes',
          got: '1 with redis.automaticFailover on',
          allowed: ENOUGH_NODES,
          fix: "Add a node, or set automaticFailover to { enabled: false, reason: '…' }.",
        },
      ]
    : [];

/** Minimum days of an object in Standard-IA before S3 transitions it to Glacier. */
export const INFREQUENT_ACCESS_DAYS = 30;

/** Allowed days until the transition to Glacier, in words. */
export const earliestArchive = (earliest: number | string): string =>
  `at least ${earliest} days: Standard-IA requires ${INFREQUENT_ACCESS_DAYS} days`;

/** Days that S3 bills at least for an object in the storage class that each setting moves it to. */
export const BILLED_DAYS = {
  infrequentAccessAfterDays: INFREQUENT_ACCESS_DAYS,
  archiveAfterDays: 90,
} as const;

/** Allowed days until deletion, in words. */
export const earliestDeletion = (earliest: number | string): string =>
  `at least ${earliest} days: S3 bills at least ${BILLED_DAYS.infrequentAccessAfterDays} days of Standard-IA and ` +
  `${BILLED_DAYS.archiveAfterDays} days of Glacier Instant Retrieval`;

interface Lifecycle {
  readonly infrequentAccessAfterDays?: number | undefined;
  readonly archiveAfterDays?: number | undefined;
  readonly expireAfterDays?: number | undefined;
  readonly noncurrentDays?: number | undefined;
}

/**
 * Transitions respect the minimum days that S3 requires, and no object is deleted before the days are over that S3 bills
 * for its storage class anyway.
 * @see Amazon S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle", constraints and considerations
 * @see Amazon S3 User Guide, "Understanding and managing Amazon S3 storage classes", minimum storage duration
 */
export const storageLifecycle: Rule = ({ storage }) =>
  (['documents', 'backups'] as const).flatMap((bucket) => {
    const lifecycle: Lifecycle = storage?.[bucket] ?? {};
    return [
      ...earlyArchive(bucket, lifecycle),
      ...earlyExpiration(bucket, lifecycle),
      ...earlyNoncurrentExpiration(bucket, lifecycle),
    ];
  });

function earlyArchive(bucket: string, lifecycle: Lifecycle): Problem[] {
  const { infrequentAccessAfterDays: infrequent, archiveAfterDays: archive } = lifecycle;
  if (infrequent === undefined || archive === undefined) return [];
  const earliest = infrequent + INFREQUENT_ACCESS_DAYS;
  if (archive >= earliest) return [];
  return [
    {
      at: `storage.${bucket}.archiveAfterDays`,
      got: `${archive} days with infrequentAccessAfterDays at ${infrequent}`,
      allowed: earliestArchive(earliest),
      fix: 'Raise archiveAfterDays, or lower or remove infrequentAccessAfterDays.',
    },
  ];
}

/** The moves that take place, with the days that S3 bills at least after each. */
const movesOf = (lifecycle: Lifecycle) =>
  (['infrequentAccessAfterDays', 'archiveAfterDays'] as const).flatMap((setting) => {
    const days = lifecycle[setting];
    return days === undefined ? [] : [{ setting, days, billedDays: BILLED_DAYS[setting] }];
  });

function earlyExpiration(bucket: string, lifecycle: Lifecycle): Problem[] {
  const expire = lifecycle.expireAfterDays;
  if (expire === undefined) return [];
  const late = movesOf(lifecycle).filter(({ days, billedDays }) => expire < days + billedDays);
  const last = late.at(-1);
  if (!last) return [];
  return [
    {
      at: `storage.${bucket}.expireAfterDays`,
      got: `${expire} days with ${last.setting} at ${last.days}`,
      allowed: earliestDeletion(last.days + last.billedDays),
      fix: `Raise expireAfterDays, or lower or remove ${last.setting}.`,
    },
  ];
}

/** An object can be overwritten right after its move, so that its version stays there for this time only. */
function earlyNoncurrentExpiration(bucket: string, lifecycle: Lifecycle): Problem[] {
  const { noncurrentDays } = lifecycle;
  const last = movesOf(lifecycle).at(-1);
  if (noncurrentDays === undefined || !last || noncurrentDays >= last.billedDays) return [];
  return [
    {
      at: `storage.${bucket}.noncurrentDays`,
      got: `${noncurrentDays} days with ${last.setting} set`,
      allowed: earliestDeletion(last.billedDays),
      fix: `Raise noncurrentDays or remove ${last.setting}.`,
    },
  ];
}

/** Versions of an engine, in words. */
export const versionsOf = (engine: keyof typeof ENGINE_VERSIONS): string =>
  `one of ${ENGINE_VERSIONS[engine].join(', ')}, for the engine ${engine}`;

/** The version is one of the engine's. */
export const redisEngineVersion: Rule = ({ redis }) => {
  const { engine = 'redis', engineVersion } = redis ?? {};
  const versions: readonly string[] = ENGINE_VERSIONS[engine];
  if (engineVersion === undefined || versions.includes(engineVersion)) return [];
  return [
    {
      at: 'redis.engineVersion',
      got: `'${engineVersion}'`,
      allowed: versionsOf(engine),
      fix: 'Choose one of these, or change redis.engine.',
    },
  ];
};

/** Rules about database, Redis and buckets. */
export const dataStoreRules: readonly Rule[] = [
  instanceClasses,
  databaseConnections,
  storageGrowth,
  windowLengths,
  windowOverlaps,
  redisFailover,
  redisEngineVersion,
  storageLifecycle,
];
