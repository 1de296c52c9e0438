import type { Rule } from './rule';

/** Tasks beyond the base have somewhere to run. */
export const capacity: Rule = ({ services }) =>
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
