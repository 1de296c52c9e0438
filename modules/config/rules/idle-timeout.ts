import type { Rule } from './rule';

/** How long the load balancer waits, in words. */
export const longerThanRequests = (shortest: number | string, longestRequest: string): string =>
  `from ${shortest} to 4000, longer than ${longestRequest}`;

/**
 * The load balancer waits longer than the longest request, otherwise it answers 504 while the work goes on.
 */
export const idleTimeout: Rule = ({ loadBalancer, services }) => {
  const idle = loadBalancer?.idleTimeoutSeconds;
  const [slowest] = (['ai', 'rails'] as const)
    .map((name) => ({ name, longest: services?.[name]?.longestRequestSeconds ?? 0 }))
    .sort((a, b) => b.longest - a.longest);
  if (idle === undefined || slowest === undefined || idle > slowest.longest) return [];
  const { name, longest } = slowest;
  return [
    {
      at: 'loadBalancer.idleTimeoutSeconds',
      got: `${idle} seconds for requests of up to ${longest} seconds`,
      allowed: longerThanRequests(longest + 1, `services.${name}.longestRequestSeconds`),
      fix: 'Raise idleTimeoutSeconds.',
    },
  ];
};
