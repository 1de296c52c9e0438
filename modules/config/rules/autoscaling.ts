import type { Rule } from './rule';

/** How long tasks stay, in words. */
export const noSoonerThan = (scaleOutCooldownSeconds: number | string): string =>
  `from ${scaleOutCooldownSeconds} to 3600`;

/** Tasks go later than they come: too few hurt, too many cost cents. */
export const cooldowns: Rule = ({ services }) =>
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
export const schedules: Rule = ({ services }) =>
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
