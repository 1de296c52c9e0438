import type { Rule } from './rule';

/** What leaves a deployment a way, in words. */
export const roomToDeploy = (minimum: string, maximum: string): string =>
  `a ${minimum} below 100 or a ${maximum} above 100`;

/** A deployment either stops a task first or may start one more. */
export const deployments: Rule = ({ services }) =>
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
export const sidekiqStopTimeout: Rule = ({ services }) => {
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
export const shellsInContainers: Rule = ({ cluster, services }) =>
  Object.entries(services ?? {})
    .filter(([, service]) => cluster?.executeCommand === true && service?.readonlyRootFileSystem === true)
    .map(([name]) => ({
      at: `services.${name}.readonlyRootFileSystem`,
      got: 'true, with cluster.executeCommand on',
      allowed: "{ enabled: false, reason: '…' } while shells are opened in containers",
      fix: 'Switch executeCommand off again when the hunt is over; until then, write down why here.',
    }));
