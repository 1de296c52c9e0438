import type { Rule } from './rule';

/** How many tasks may always run, in words. */
export const noMoreThan = (most: number | string): string => `from 1 to ${most}`;

/** Autoscaling moves between a lower and an upper bound. */
export const taskCounts: Rule = ({ services }) =>
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
