import { INSTANCE_FAMILIES, INSTANCE_MEMORY_GIB, usableConnections } from '../../rds/instance-classes';
import { type Problem, show } from '../../shared/problems';
import type { Draft } from '../draft';
import { lengthOf, windowsOverlap } from '../windows';
import type { Rule } from './rule';

/** A rolling deployment starts as many new tasks as old ones are still running. */
const DEPLOYMENT_FACTOR = 2;

/** Classes whose memory is known, in words. */
export const KNOWN_FAMILIES = `a class of ${INSTANCE_FAMILIES.join(', ')}`;

/** The memory of the instance class is known; without it nothing can be said about its connections. */
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

/** All tasks together, twice over during a deployment, open no more connections than the database accepts. */
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

/** How much room is enough, in words; a number or what stands for one. */
export const enoughGrowth = (least: number | string, allocated: string): string =>
  `at least ${least} GiB, a tenth above ${allocated}`;

/**
 * RDS grows a volume by itself only if the upper bound leaves at least a tenth of room.
 * @see Amazon RDS User Guide, "Managing capacity automatically with Amazon RDS storage autoscaling"
 */
const storageGrowth: Rule = ({ database }) => {
  const { allocatedStorageGiB: allocated, maxAllocatedStorageGiB: most } = database ?? {};
  if (allocated === undefined || most === undefined || most * 10 >= allocated * 11) return [];
  return [
    {
      at: 'database.maxAllocatedStorageGiB',
      got: `${most} GiB for ${allocated} GiB allocated`,
      allowed: enoughGrowth(Math.ceil((allocated * 11) / 10), 'database.allocatedStorageGiB'),
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

/** Windows are as long as AWS asks for. */
const windowLengths: Rule = (environment) =>
  Object.values(windowsOf(environment)).flatMap(({ at, window, shortestMinutes }) =>
    window !== undefined && lengthOf(window) < shortestMinutes
      ? [
          {
            at,
            got: `${window}, ${lengthOf(window)} minutes`,
            allowed: `at least ${shortestMinutes} minutes`,
            fix: 'Let the window begin earlier or end later.',
          },
        ]
      : [],
  );

/** AWS refuses a backup during maintenance; both data stores down at once would be two outages in one. */
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
          allowed: `a window that is closed while ${one.at} is open`,
          fix: 'Move one of the two windows.',
        },
      ]
    : [];

/** What failover needs, in words. */
export const ENOUGH_NODES = 'from 2 to 6 with automatic failover';

/** Failover needs a replica to fail over to. */
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

/** Days that an object stays in Infrequent Access before S3 lets it move on. */
export const INFREQUENT_ACCESS_DAYS = 30;

/** When objects may move on, in words. */
export const lateEnoughToArchive = (earliest: number | string): string =>
  `at least ${earliest} days: Infrequent Access keeps objects for ${INFREQUENT_ACCESS_DAYS}`;

/** When objects may be deleted, in words. */
export const lateEnoughToExpire = (earliest: number | string): string =>
  `at least ${earliest} days: S3 refuses to delete objects before they have moved`;

interface Lifecycle {
  readonly infrequentAccessAfterDays?: number | undefined;
  readonly archiveAfterDays?: number | undefined;
  readonly expireAfterDays?: number | undefined;
}

/**
 * Objects move on when S3 lets them, and are deleted after they have moved, not before.
 * @see Amazon S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle", constraints and
 * considerations
 */
export const storageLifecycle: Rule = ({ storage }) =>
  (['documents', 'backups'] as const).flatMap((bucket) => {
    const lifecycle: Lifecycle = storage?.[bucket] ?? {};
    return [...earlyArchive(bucket, lifecycle), ...earlyExpiration(bucket, lifecycle)];
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
      allowed: lateEnoughToArchive(earliest),
      fix: 'Raise archiveAfterDays, or lower or remove infrequentAccessAfterDays.',
    },
  ];
}

function earlyExpiration(bucket: string, lifecycle: Lifecycle): Problem[] {
  const expire = lifecycle.expireAfterDays;
  if (expire === undefined) return [];
  const moves = (['infrequentAccessAfterDays', 'archiveAfterDays'] as const).flatMap((setting) => {
    const days = lifecycle[setting];
    return days === undefined || days < expire ? [] : [{ setting, days }];
  });
  const last = moves.at(-1);
  if (!last) return [];
  return [
    {
      at: `storage.${bucket}.expireAfterDays`,
      got: `${expire} days with ${last.setting} at ${last.days}`,
      allowed: lateEnoughToExpire(last.days + 1),
      fix: `Raise expireAfterDays, or lower or remove ${last.setting}.`,
    },
  ];
}

/** Rules about database, Redis and buckets. */
export const dataStoreRules: readonly Rule[] = [
  instanceClasses,
  databaseConnections,
  storageGrowth,
  windowLengths,
  windowOverlaps,
  redisFailover,
  storageLifecycle,
];
