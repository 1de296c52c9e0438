import { FARGATE_CPU_UNITS, FARGATE_SIZES } from '../../ecs/fargate-sizes';
import type { Rule } from './rule';

/** Memory that Fargate offers, in words. */
export const offeredMemory = (cpu: number | string, memory: string): string =>
  `with ${cpu} CPU units: ${memory} MiB`;

/** Fargate sells only certain pairs of CPU and memory. */
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

/** Sizes of memory as a list or as a range. */
export function inWords(sizes: readonly number[]): string {
  const [first = 0, second = 0] = sizes;
  if (sizes.length <= 4) return sizes.join(', ');
  return `${first} to ${sizes.at(-1)} in steps of ${second - first}`;
}

/** How many tasks may always run, in words. */
export const noMoreThan = (most: number | string): string => `from 1 to ${most}`;

/** Autoscaling moves between a lower and an upper bound. */
const taskCounts: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    const { min, max } = service?.tasks ?? {};
    if (min === undefined || max === undefined || min <= max) return [];
    return [
      {
        at: `services.${name}.tasks.min`,
        got: `${min}, more than tasks.max, which is ${max}`,
        allowed: noMoreThan(max),
        fix: 'Lower tasks.min or raise tasks.max.',
      },
    ];
  });

/** Tasks beyond the base have somewhere to run. */
const capacity: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    const { onDemandWeight, spotWeight } = service?.capacity ?? {};
    if (onDemandWeight === undefined || spotWeight === undefined || onDemandWeight + spotWeight > 0)
      return [];
    return [
      {
        at: `services.${name}.capacity`,
        got: '0 for both onDemandWeight and spotWeight',
        allowed: 'at least one weight above 0, which is what ECS accepts',
        fix: 'Set onDemandWeight to 1 for tasks that stay, or spotWeight to 1 for cheaper ones.',
      },
    ];
  });

/** How long tasks stay, in words. */
export const noSoonerThan = (scaleOutCooldownSeconds: number | string): string =>
  `from ${scaleOutCooldownSeconds} to 3600`;

/** Tasks go later than they come: too few hurt, too many cost cents. */
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
        fix: 'Raise scaleInCooldownSeconds, so that tasks are not taken away while more are still needed.',
      },
    ];
  });

/** The limits of a schedule are limits as well. */
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

/** What leaves a deployment a way, in words. */
export const roomToDeploy = (minimum: string, maximum: string): string =>
  `a ${minimum} below 100 or a ${maximum} above 100`;

/** A deployment either stops a task first or may start one more. */
const deployments: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    const { minimumHealthyPercent, maximumPercent } = service?.deployment ?? {};
    if (minimumHealthyPercent !== 100 || maximumPercent !== 100) return [];
    return [
      {
        at: `services.${name}.deployment`,
        got: '100 % at least and 100 % at most',
        allowed: roomToDeploy('minimumHealthyPercent', 'maximumPercent'),
        fix: 'Raise maximumPercent to 200, or lower minimumHealthyPercent to 0 where two tasks must never meet.',
      },
    ];
  });

/** Seconds that Sidekiq gives its jobs before it puts them back: `timeout` in config/sidekiq.yml. */
const SIDEKIQ_TIMEOUT_SECONDS = 25;

/** Seconds that Sidekiq needs to stop, also in words. */
export const sidekiqStops = {
  least: SIDEKIQ_TIMEOUT_SECONDS + 5,
  allowed: `from ${SIDEKIQ_TIMEOUT_SECONDS + 5} to 120`,
} as const;

/** Sidekiq needs a moment more than its jobs to put back what did not end. */
const sidekiqStopTimeout: Rule = ({ services }) => {
  const stop = services?.sidekiq?.stopTimeoutSeconds;
  if (stop === undefined || stop >= sidekiqStops.least) return [];
  return [
    {
      at: 'services.sidekiq.stopTimeoutSeconds',
      got: `${stop} seconds, with jobs that have ${SIDEKIQ_TIMEOUT_SECONDS}`,
      allowed: sidekiqStops.allowed,
      fix: 'Raise stopTimeoutSeconds: a killed Sidekiq loses the jobs that it was working on.',
    },
  ];
};

/** The agent behind `aws ecs execute-command` writes to the container's file system. */
const shellsInContainers: Rule = ({ cluster, services }) =>
  Object.entries(services ?? {})
    .filter(([, service]) => cluster?.executeCommand === true && service?.readonlyRootFileSystem === true)
    .map(([name]) => ({
      at: `services.${name}.readonlyRootFileSystem`,
      got: 'true, with cluster.executeCommand on',
      allowed: "{ enabled: false, reason: '…' } while shells are opened in containers",
      fix: 'Switch executeCommand off again when the hunt is over; until then, write down why here.',
    }));

/** Chroma is SQLite: on shared storage a second task would corrupt what the first one writes. */
export const vectorStore: Rule = ({ vectorStore: store, services }) => {
  const most = services?.ai?.tasks?.max;
  if (store?.enabled !== true || most === undefined || most === 1) return [];
  return [
    {
      at: 'services.ai.tasks.max',
      got: `${most} with vectorStore.enabled`,
      allowed: '1, the one writer that Chroma tolerates on shared storage',
      fix: 'Set tasks.min and tasks.max of the ai service to 1, or vectorStore to { enabled: false }.',
    },
  ];
};

/** For the same reason the old task ends before the new one starts. */
const vectorStoreDeployment: Rule = ({ vectorStore: store, services }) => {
  const deployment = services?.ai?.deployment;
  if (store?.enabled !== true || services?.ai === undefined) return [];
  if (deployment?.minimumHealthyPercent === 0 && deployment.maximumPercent === 100) return [];
  return [
    {
      at: 'services.ai.deployment',
      got: `${deployment?.minimumHealthyPercent ?? 100} % at least and ${deployment?.maximumPercent ?? 200} % at most, with vectorStore.enabled`,
      allowed: '{ minimumHealthyPercent: 0, maximumPercent: 100 }: Chroma tolerates one writer at any time',
      fix: 'Set it so, or vectorStore to { enabled: false }.',
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
  vectorStoreDeployment,
];
