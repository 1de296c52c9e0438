import type { HealthCheckSettings } from '../../ecs/service-settings';
import type { Rule } from './rule';

/** Longest time that Fargate gives a container to stop, in seconds. */
const LONGEST_STOP_SECONDS = 120;

type Checks = Omit<HealthCheckSettings, 'startPeriodSeconds'>;

/**
 * Seconds from the first check that is not answered until the task is unhealthy: the last check has to fail, too.
 * In words of Terraform, where `it` is a beginning such as `var.ai_service_health_check`.
 */
export const secondsUntilUnhealthy = {
  of: ({ intervalSeconds, timeoutSeconds, retries }: Checks): number =>
    (retries - 1) * intervalSeconds + timeoutSeconds,
  inTerraform: (it: string): string => `(${it}_retries - 1) * ${it}_interval_seconds + ${it}_timeout_seconds`,
} as const;

/** Allowed timeout of a health check, in words. */
export const shorterThanInterval = (interval: number | string): string =>
  `less than ${interval}, the interval`;

/** Two checks never overlap; target groups refuse a timeout that is not shorter than the interval. */
const timeouts: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    const { intervalSeconds, timeoutSeconds } = service?.healthCheck ?? {};
    if (intervalSeconds === undefined || timeoutSeconds === undefined) return [];
    if (timeoutSeconds < intervalSeconds) return [];
    return [
      {
        at: `services.${name}.healthCheck.timeoutSeconds`,
        got: `${timeoutSeconds}`,
        allowed: shorterThanInterval(intervalSeconds),
        fix: 'Lower timeoutSeconds or raise intervalSeconds.',
      },
    ];
  });

/** Allowed time until a busy service is unhealthy, in words. */
export const longerThanBusy = (seconds: number | string, longestRequest: string): string =>
  `more than ${seconds} seconds, ${longestRequest}: no check is answered during a request`;

/** A service that answers no check while it works is not replaced in the middle of its longest request. */
const busyServices: Rule = ({ services }) =>
  (['ai', 'rails'] as const).flatMap((name) => {
    const { answersWhileBusy, longestRequestSeconds, healthCheck } = services?.[name] ?? {};
    const { intervalSeconds, timeoutSeconds, retries } = healthCheck ?? {};
    if (answersWhileBusy !== false || longestRequestSeconds === undefined) return [];
    if (intervalSeconds === undefined || timeoutSeconds === undefined || retries === undefined) return [];
    const unhealthyAfter = secondsUntilUnhealthy.of({ intervalSeconds, timeoutSeconds, retries });
    if (unhealthyAfter > longestRequestSeconds) return [];
    return [
      {
        at: `services.${name}.healthCheck`,
        got: `unhealthy after ${unhealthyAfter} seconds: ${retries} checks, ${intervalSeconds} seconds apart`,
        allowed: longerThanBusy(longestRequestSeconds, `services.${name}.longestRequestSeconds`),
        fix: 'Raise intervalSeconds (up to 300), retries (up to 10) or timeoutSeconds (up to 60).',
      },
    ];
  });

/** Seconds that the AI service needs to stop, also in words. */
export const aiStops = {
  least: (longestRequestSeconds: number): number => Math.min(LONGEST_STOP_SECONDS, longestRequestSeconds),
  leastInTerraform: (longestRequestSeconds: string): string =>
    `min(${LONGEST_STOP_SECONDS}, ${longestRequestSeconds})`,
  allowed: (least: number | string): string =>
    `from ${least} to ${LONGEST_STOP_SECONDS}: requests that do not come through the load balancer have no longer to end`,
} as const;

/**
 * Rails and Sidekiq call the AI service by its DNS name. Nothing waits for their requests when a task is removed: only
 * the stop timeout does.
 */
const aiStopTimeout: Rule = ({ services }) => {
  const { stopTimeoutSeconds, longestRequestSeconds } = services?.ai ?? {};
  if (stopTimeoutSeconds === undefined || longestRequestSeconds === undefined) return [];
  const least = aiStops.least(longestRequestSeconds);
  if (stopTimeoutSeconds >= least) return [];
  return [
    {
      at: 'services.ai.stopTimeoutSeconds',
      got: `${stopTimeoutSeconds} seconds for requests of up to ${longestRequestSeconds} seconds`,
      allowed: aiStops.allowed(least),
      fix: 'Raise stopTimeoutSeconds.',
    },
  ];
};

/** Rules about health checks, and about the end of a task. */
export const healthCheckRules: readonly Rule[] = [timeouts, busyServices, aiStopTimeout];
