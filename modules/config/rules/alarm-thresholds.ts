import type { Rule } from './rule';

/** What autoscaling holds is no alarm: it would ring all day. */
export const alarmsAboveAutoscaling: Rule = ({ alarms, services }) =>
  (['cpuPercent', 'memoryPercent'] as const).flatMap((measure) => {
    const threshold = alarms?.services?.[measure];
    if (threshold === undefined) return [];
    return Object.entries(services ?? {}).flatMap(([name, service]) => {
      const held = service?.autoscaling?.[measure];
      if (held === undefined || threshold > held) return [];
      return [
        {
          at: `alarms.services.${measure}`,
          got: `${threshold}, and autoscaling of ${name} holds ${held}`,
          allowed: `from ${held + 1} to 100, above services.${name}.autoscaling.${measure}`,
          fix: `Raise alarms.services.${measure}, or let autoscaling hold less.`,
        },
      ];
    });
  });
