import { FARGATE_CPU_UNITS, FARGATE_SIZES } from '../../ecs/fargate-sizes';
import { SIDEKIQ_SHUTDOWN_SECONDS } from '../../ecs/service-settings';
import type { Rule } from './rule';

/** Allowed memory for a number of CPU units, in words. */
export const offeredMemory = (cpu: number | string, memory: string): string =>
  `with ${cpu} CPU units: ${memory} MiB`;

/** Fargate supports only certain pairs of CPU and memory. */
export const fargateSizes: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    if (service?.cpu === undefined || service.memoryMiB === undefined) return [];
    const { cpu, memoryMiB } = service;
    if (offers(cpu, memoryMiB)) return [];
    const others = FARGATE_CPU_UNITS.filter((units) => offers(units, memoryMiB));
    return [
      {
        at: `services.${name}.memoryMiB`,
        got: `${memoryMiB} MiB with ${cpu} CPU units`,
        allowed: offeredMemory(cpu, inWords(FARGATE_SIZES[cpu])),
        fix:
          others.length > 0
            ? `Change the memory, or set cpu to ${others.join(' or ')}.`
            : 'Change the memory.',
      },
    ];
  });

const offers = (cpu: keyof typeof FARGATE_SIZES, memoryMiB: number): boolean =>
  (FARGATE_SIZES[cpu] as readonly number[]).includes(memoryMiB);

/** Memory sizes as a list or as a range. */
export function inWords(sizes: readonly number[]): string {
  const [first = 0, second = 0] = sizes;
  if (sizes.length <= 4) return sizes.join(', ');
  return `${first} to ${sizes.at(-1)} in steps of ${second - first}`;
}

/** Allowed minimum number of tasks, in words. */
export const allowedTasks = (most: number | string): string => `from 1 to ${most}`;

/** The minimum number of tasks does not exceed the maximum. */
const taskCounts: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    const { min, max } = service?.tasks ?? {};
    if (min === undefined || max === undefined || min <= max) return [];
    return [
      {
        at: `services.${name}.tasks.min`,
        got: `${min}, more than tasks.max, which is ${max}`,
        allowed: allowedTasks(max),
        fix: 'Lower tasks.min or raise tasks.max.',
      },
    ];
  });

/** At least one capacity provider has a weight: ECS rejects a strategy without one. */
const capacity: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    const { onDemandWeight, spotWeight } = service?.capacity ?? {};
    if (onDemandWeight === undefined || spotWeight === undefined || onDemandWeight + spotWeight > 0)
      return [];
    return [
      {
        at: `services.${name}.capacity`,
        got: '0 for both onDemandWeight and spotWeight',
        allowed: 'at least one weight above 0',
        fix: 'Set onDemandWeight to 1 for Fargate, or spotWeight to 1 for Fargate Spot.',
      },
    ];
  });

/** Allowed scale-in cooldown, in words. */
export const noSoonerThan = (scaleOutCooldownSeconds: number | string): string =>
  `from ${scaleOutCooldownSeconds} to 3600`;

/** Scale-in is not faster than scale-out: missing tasks affect users, surplus tasks cost little. */
const cooldowns: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    const { scaleOutCooldownSeconds, scaleInCooldownSeconds } = service?.autoscaling ?? {};
    if (scaleOutCooldownSeconds === undefined || scaleInCooldownSeconds === undefined) return [];
    if (scaleInCooldownSeconds >= scaleOutCooldownSeconds) return [];
    return [
      {
        at: `services.${name}.autoscaling.scaleInCooldownSeconds`,
        got: `${scaleInCooldownSeconds}, less than scaleOutCooldownSeconds, which is ${scaleOutCooldownSeconds}`,
        allowed: noSoonerThan(scaleOutCooldownSeconds),
        fix: 'Raise scaleInCooldownSeconds, so that tasks are not removed while load still rises.',
      },
    ];
  });

/** In a schedule, the minimum number of tasks does not exceed the maximum. */
const schedules: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) =>
    Object.entries(service?.autoscaling?.schedules ?? {}).flatMap(([schedule, limits]) => {
      const { min, max } = limits ?? {};
      if (min === undefined || max === undefined || min <= max) return [];
      return [
        {
          at: `services.${name}.autoscaling.schedules.${schedule}.min`,
          got: `${min}, more than max, which is ${max}`,
          allowed: `from 0 to ${max}`,
          fix: 'Lower min or raise max.',
        },
      ];
    }),
  );

/** Percentages that allow a deployment, in words. */
export const allowedDeploymentPercents = (minimum: string, maximum: string): string =>
  `a ${minimum} below 100 or a ${maximum} above 100`;

/** A deployment can either stop a task first or start an additional one. */
const deployments: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    const { minimumHealthyPercent, maximumPercent } = service?.deployment ?? {};
    if (minimumHealthyPercent !== 100 || maximumPercent !== 100) return [];
    return [
      {
        at: `services.${name}.deployment`,
        got: '100 % minimum and 100 % maximum',
        allowed: allowedDeploymentPercents('minimumHealthyPercent', 'maximumPercent'),
        fix: 'Raise maximumPercent to 200, or lower minimumHealthyPercent to 0 if two tasks must never run at once.',
      },
    ];
  });

/** Allowed stop timeout of Sidekiq, also in words. */
export const sidekiqStops = { least: 30, allowed: 'from 30 to 120' } as const;

/** Jobs of Sidekiq have some seconds to end before they are cut. */
const sidekiqStopTimeout: Rule = ({ services }) => {
  const stop = services?.sidekiq?.stopTimeoutSeconds;
  if (stop === undefined || stop >= sidekiqStops.least) return [];
  return [
    {
      at: 'services.sidekiq.stopTimeoutSeconds',
      got: `${stop} seconds, of which its jobs have ${stop - SIDEKIQ_SHUTDOWN_SECONDS}`,
      allowed: sidekiqStops.allowed,
      fix: 'Raise stopTimeoutSeconds: a job that does not end in time is cut and runs again.',
    },
  ];
};

/** The SSM agent of `aws ecs execute-command` writes to the root file system of the container. */
const shellsInContainers: Rule = ({ cluster, services }) =>
  Object.entries(services ?? {})
    .filter(([, service]) => cluster?.executeCommand === true && service?.readonlyRootFileSystem === true)
    .map(([name]) => ({
      at: `services.${name}.readonlyRootFileSystem`,
      got: 'true, with cluster.executeCommand on',
      allowed: "{ enabled: false, reason: '…' } while cluster.executeCommand is on",
      fix: 'Set it to { enabled: false } with a reason, or switch cluster.executeCommand off.',
    }));

/** With the vector store, the AI service runs one task: Chroma is SQLite, and a second writer corrupts it. */
export const vectorStore: Rule = ({ vectorStore: store, services }) => {
  const most = services?.ai?.tasks?.max;
  if (store?.enabled !== true || most === undefined || most === 1) return [];
  return [
    {
      at: 'services.ai.tasks.max',
      got: `${most} with vectorStore.enabled`,
      allowed: '1: Chroma supports one writer on shared storage',
      fix: 'Set tasks.min and tasks.max of the ai service to 1, or vectorStore to { enabled: false }.',
    },
  ];
};

/** With the vector store, the one task of the AI service has one process, for the same reason. */
const vectorStoreWorkers: Rule = ({ vectorStore: store, services }) => {
  const workers = services?.ai?.workers;
  if (store?.enabled !== true || workers === undefined || workers === 1) return [];
  return [
    {
      at: 'services.ai.workers',
      got: `${workers} with vectorStore.enabled`,
      allowed: '1: Chroma supports one writer on shared storage',
      fix: 'Set it to 1, or vectorStore to { enabled: false }.',
    },
  ];
};

/** With the vector store, a deployment stops the old task before it starts the new one, for the same reason. */
const vectorStoreDeployment: Rule = ({ vectorStore: store, services }) => {
  const deployment = services?.ai?.deployment;
  if (store?.enabled !== true || services?.ai === undefined) return [];
  if (deployment?.minimumHealthyPercent === 0 && deployment.maximumPercent === 100) return [];
  return [
    {
      at: 'services.ai.deployment',
      got: `${deployment?.minimumHealthyPercent ?? 100} % minimum and ${deployment?.maximumPercent ?? 200} % maximum, with vectorStore.enabled`,
      allowed: '{ minimumHealthyPercent: 0, maximumPercent: 100 }: Chroma supports one writer at any time',
      fix: 'Set it to this value, or vectorStore to { enabled: false }.',
    },
  ];
};

/** Rules about services and their tasks. */
export const computeRules: readonly Rule[] = [
  fargateSizes,
  taskCounts,
  capacity,
  deployments,
  sidekiqStopTimeout,
  shellsInContainers,
  cooldowns,
  schedules,
  vectorStore,
  vectorStoreWorkers,
  vectorStoreDeployment,
];
