import type { Rule } from './rule';

/** Autoscaling moves between a lower and an upper bound. */
export const taskCounts: Rule = ({ services }) =>
  Object.entries(services ?? {}).flatMap(([name, service]) => {
    const { min, max } = service?.tasks ?? {};
    if (min === undefined || max === undefined || min <= max) return [];
    return [
      {
        at: `services.${name}.tasks.min`,
        got: `${min}, more than tasks.max, which is ${max}`,
        allowed: `from 1 to ${max}`,
        fix: 'Lower tasks.min or raise tasks.max.',
      },
    ];
  });
